import { declareCheck } from "../define-check.ts";
import type { CheckDeclaration } from "../define-check.ts";
import { choice } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { directory } from "../field-kinds/directory.ts";
import { optional } from "../field-kinds/field-kind.ts";
import { alternatives } from "../field-kinds/alternatives.ts";
import { timeout } from "../field-kinds/timeout.ts";
import type { FieldValues } from "../fields.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";

const searchFields = {
  basedir: optional("basedir", directory, { summary: "where to look; / unless given; globs allowed" }),
  ignore: optional("ignore", alternatives, {
    summary: "what is left out; globs allowed",
    example: '"/system/*"',
  }),
  timeout,
  ...commonFields,
};

type SearchValues = FieldValues<typeof searchFields>;

/** Declares an item that looks through the file system; `what` follows on `No` and `A`. */
export function findItem(type: string, what: string): CheckDeclaration {
  return declareCheck({
    ...headOf(type, what),
    fields: searchFields,
    explain: (values) => explainSearch(values, what),
  });
}

/** The same with the keyword `find_option`, whose words say what is looked for. */
export function findItemWithOption<W extends string>(
  type: string,
  options: Readonly<Record<W | "both", string>>,
): CheckDeclaration {
  const words = Object.keys(options) as [W | "both", ...W[]];
  const findOption = optional("find_option", choice(words), {
    summary: `what to look for; both unless given`,
    example: `"${words[0]}"`,
  });
  return declareCheck({
    ...headOf(type, options.both),
    fields: { ...searchFields, findOption },
    explain: (values) => explainSearch(values, options[values.findOption ?? "both"]),
  });
}

function headOf(type: string, what: string) {
  return {
    type,
    form: "named",
    platforms: ["unix"],
    summary: `Passes when no ${what} is found.`,
    origin: "nessus",
  } as const;
}

function explainSearch({ basedir, ignore, timeout: seconds, knownGood }: SearchValues, what: string) {
  const explanation = {
    looksAt: sentences(
      `All files below ${quoted(basedir ?? "/")}.`,
      ignore === null ? null : `These are left out: ${anyOf(ignore.map(quoted), "and")}.`,
    ),
    passes: `No ${what} is found.`,
    fails: `A ${what} is found.`,
    errs: `A directory cannot be read, or the search does not end within ${seconds === null ? "its time limit" : `${seconds} seconds`}.`,
  };
  return withKnownGood(explanation, knownGood);
}
