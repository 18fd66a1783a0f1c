import { checks } from "../checks/index.ts";
import type { Check } from "../checks/define-check.ts";
import type { Field } from "../checks/fields.ts";
import { collectors } from "../collectors/index.ts";
import { reporters } from "../reporters/index.ts";
import { writeStdout } from "./write-output.ts";

/** What `audit list` can list. */
export const LISTS = ["checks", "formats", "collectors"] as const;

/** `audit list checks|formats|collectors`: what this version has, from its registries. */
export async function listCommand(what: (typeof LISTS)[number]): Promise<number> {
  await writeStdout(`${textOf(what)}\n`);
  return 0;
}

function textOf(what: (typeof LISTS)[number]): string {
  switch (what) {
    case "checks":
      return checks.map(describeCheck).join("\n\n");
    case "formats":
      return reporters
        .map(({ id, extension, summary }) => `${id.padEnd(10)} ${extension.padEnd(6)} ${summary}`)
        .join("\n");
    case "collectors":
      return collectors
        .map(({ id, kind, summary, cannotSee }) =>
          [`${id} (${kind})`, `  ${summary}`, ...cannotSee.map((text) => `  cannot see: ${text}`)].join("\n"),
        )
        .join("\n\n");
  }
}

function describeCheck({ type, summary, origin, fields }: Check): string {
  const rows = Object.values(fields).map(describeField);
  return [`${type}${origin === "extension" ? "  (extension)" : ""}`, `  ${summary}`, ...rows].join("\n");
}

function describeField({ keyword, presence, origin, summary, example }: Field<unknown>): string {
  const name = keyword.unix ?? `${keyword.windows ?? ""} (Windows form)`;
  const spelling =
    keyword.unix !== null && keyword.windows !== null && keyword.windows !== keyword.unix
      ? ` (Windows form: ${keyword.windows})`
      : "";
  const marks = [
    presence === "required" ? "required" : null,
    origin === "extension" ? "extension" : null,
  ].filter(Boolean);
  const suffix = marks.length === 0 ? "" : ` [${marks.join(", ")}]`;
  return `    ${name} : ${example}${spelling}${suffix}\n        ${summary}`;
}
