import type { Explanation } from "../define-check.ts";
import { oneOf } from "../wording/one-of.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { isLowest, OPERATOR_WORDS } from "./compare-version.ts";
import type { Operator } from "./compare-version.ts";

/** A package, and what is wanted of its version. */
export interface PackageComparison {
  readonly name: string;
  /** `null`: any version will do. */
  readonly version: string | null;
  readonly operator: Operator | null;
  /** A package that is not installed passes unless this is `YES`. */
  readonly required: "YES" | "NO" | null;
}

/** A rule about the version of a package in plain words. */
export function explainPackage(values: PackageComparison & { readonly database: string }): Explanation {
  const { name, required, database } = values;
  const { met, unmet } = wishOf(values);
  return {
    looksAt: `The version of the package ${quoted(name)} in ${database}.`,
    passes: sentences(
      met ?? (required === "YES" ? "Nothing passes: no version is as low as that." : null),
      required === "YES"
        ? null
        : met === null
          ? "The package is not installed."
          : "It passes too when the package is not installed.",
    ),
    fails: failures(unmet, required),
    errs: oneOf([`${database} cannot be read`]),
  };
}

/** A sentence for an installed package that passes, and a clause for one that fails; `null` where none does. */
interface Wish {
  readonly met: string | null;
  readonly unmet: string | null;
}

function wishOf({ version, operator }: PackageComparison): Wish {
  if (version === null || operator === null) return { met: "The package is installed.", unmet: null };
  const words = `${OPERATOR_WORDS[operator]} ${quoted(version)}`;
  const wish = { met: `The installed version is ${words}.`, unmet: `the installed version is not ${words}` };
  if (!isLowest(version)) return wish;
  if (operator === "gt" || operator === "gte")
    return { met: `The package is installed: every version is ${words}.`, unmet: null };
  return { met: null, unmet: `the package is installed: no version is ${words}` };
}

function failures(unmet: string | null, required: PackageComparison["required"]): string {
  const missing = "the package is not installed";
  if (unmet !== null) return oneOf(required === "YES" ? [unmet, missing] : [unmet]);
  return required === "YES" ? oneOf([missing]) : "Nothing makes it fail.";
}
