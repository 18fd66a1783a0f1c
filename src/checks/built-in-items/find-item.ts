import type { Evidence } from "../../model/evidence.ts";
import type { FileTest } from "../../model/file-search.ts";
import type { Verdict } from "../../model/verdict.ts";
import { defineCheck } from "../define-check.ts";
import type { Check } from "../define-check.ts";
import { choice } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { directory } from "../field-kinds/directory.ts";
import { optional } from "../field-kinds/field-kind.ts";
import { alternatives } from "../field-kinds/alternatives.ts";
import { timeout } from "../field-kinds/timeout.ts";
import type { FieldValues } from "../fields.ts";
import { requestSearch } from "../file-searches/request-search.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { judgeSearch } from "./judge-search.ts";

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

/** What is looked for: in words that follow on `No` and `A`, as tests, and as Nessus words what was found. */
export interface SoughtFiles {
  readonly what: string;
  readonly test: FileTest;
  readonly are: string;
}

/** Defines an item that looks through the file system. */
export function findItem(type: string, sought: SoughtFiles): Check {
  return defineCheck({
    ...headOf(type, sought.what),
    fields: searchFields,
    explain: (values) => explainSearch(values, sought.what),
    needs: (values) => [requestOf(values, sought)],
    judge: (values, evidence) => judgeFound(values, sought, evidence),
  });
}

/** The same with the keyword `find_option`, whose words say what is looked for. */
export function findItemWithOption<W extends string>(
  type: string,
  options: Readonly<Record<W | "both", SoughtFiles>>,
): Check {
  const words = Object.keys(options) as [W | "both", ...W[]];
  const findOption = optional("find_option", choice(words), {
    summary: `what to look for; both unless given`,
    example: `"${words[0]}"`,
  });
  const soughtBy = (option: W | "both" | null): SoughtFiles => options[option ?? "both"];
  return defineCheck({
    ...headOf(type, options.both.what),
    fields: { ...searchFields, findOption },
    explain: (values) => explainSearch(values, soughtBy(values.findOption).what),
    needs: (values) => [requestOf(values, soughtBy(values.findOption))],
    judge: (values, evidence) => judgeFound(values, soughtBy(values.findOption), evidence),
  });
}

function requestOf({ basedir, ignore, timeout: seconds }: SearchValues, { test }: SoughtFiles) {
  return requestSearch({ bases: [basedir ?? "/"], test, ignore, timeoutSeconds: seconds });
}

function judgeFound(values: SearchValues, sought: SoughtFiles, evidence: Evidence): Verdict {
  const expected = `There is no ${sought.what}`;
  return judgeSearch({ request: requestOf(values, sought), expected, are: sought.are }, evidence);
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
      `Everything below ${quoted(basedir ?? "/")}.`,
      ignore === null ? null : `These are left out: ${anyOf(ignore.map(quoted), "and")}.`,
    ),
    passes: `No ${what} is found.`,
    fails: `A ${what} is found.`,
    errs: `A directory cannot be read, or the search does not end within ${seconds === null ? "its time limit" : `${seconds} seconds`}.`,
  };
  return withKnownGood(explanation, knownGood);
}
