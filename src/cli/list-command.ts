import { describeDeclaration } from "../checks/describe-check.ts";
import type { CheckDescription } from "../checks/describe-check.ts";
import { checks } from "../checks/index.ts";
import { foreignFormats } from "../collectors/foreign/index.ts";
import { collectors } from "../collectors/index.ts";
import { reporters } from "../reporters/index.ts";
import { inertJson } from "../support/inert-json.ts";
import { nearestWord } from "../support/nearest-word.ts";
import { renderCheck, renderCheckList } from "./render-check.ts";
import type { ListName } from "./lists.ts";
import { UsageError } from "./usage-error.ts";
import { writeStdout } from "./write-output.ts";

/** Options of `audit list`. */
export interface ListOptions {
  readonly format: "text" | "json";
  /** One check type in full; only for `checks`. */
  readonly type?: string;
}

/** `audit list checks|formats|collectors|evidence`: what this version has, from its registries. */
export async function listCommand(what: ListName, options: ListOptions): Promise<number> {
  if (options.type !== undefined && what !== "checks")
    throw new UsageError(`--type goes with "audit list checks", not with "audit list ${what}".`);
  await writeStdout(textOf(what, options));
  return 0;
}

function textOf(what: ListName, options: ListOptions): string {
  switch (what) {
    case "checks":
      return listChecks(options);
    case "formats":
      return listFormats(options);
    case "collectors":
      return listCollectors(options);
    case "evidence":
      return listEvidence(options);
  }
}

function listChecks({ format, type }: ListOptions): string {
  const descriptions = type === undefined ? checks.map(describeDeclaration) : descriptionsOf(type);
  if (format === "json") return inertJson(descriptions);
  if (type !== undefined) return `${descriptions.map(renderCheck).join("\n\n")}\n`;
  return `${renderCheckList(descriptions)}\n\naudit list checks --type TYPE shows the keywords of one.\n`;
}

/** One type may have a meaning in several kinds of policy. */
function descriptionsOf(type: string): readonly CheckDescription[] {
  const found = checks.filter((declaration) => declaration.type.toLowerCase() === type.toLowerCase());
  if (found.length > 0) return found.map(describeDeclaration);
  const nearest = nearestWord(
    type,
    checks.map((declaration) => declaration.type),
  );
  const advice = nearest === null ? '"audit list checks" shows all of them' : `did you mean ${nearest}?`;
  throw new UsageError(`There is no check type "${type}": ${advice}`);
}

function listFormats({ format }: ListOptions): string {
  if (format === "json")
    return inertJson(
      reporters.map(({ id, extension, mediaType, summary }) => ({ id, extension, mediaType, summary })),
    );
  return reporters
    .map(({ id, extension, summary }) => `${id.padEnd(10)} ${extension.padEnd(6)} ${summary}\n`)
    .join("");
}

function listCollectors({ format }: ListOptions): string {
  if (format === "json")
    return inertJson(
      collectors.map(({ id, kind, summary, cannotSee }) => ({ id, kind, summary, cannotSee })),
    );
  const blocks = collectors.map(({ id, kind, summary, cannotSee }) =>
    [`${id} (${kind})`, `  ${summary}`, ...cannotSee.map((text) => `  cannot see: ${text}`)].join("\n"),
  );
  return `${blocks.join("\n\n")}\n`;
}

function listEvidence({ format }: ListOptions): string {
  const formats = foreignFormats.map(({ id, summary, cannotShow }) => ({ id, summary, cannotShow }));
  if (format === "json") return inertJson(formats);
  const blocks = formats.map(({ id, summary, cannotShow }) =>
    [id, `  ${summary}`, ...cannotShow.map((text) => `  cannot show: ${text}`)].join("\n"),
  );
  return `${["evidence\n  What audit collect wrote: recognised by itself.", ...blocks].join("\n\n")}\n`;
}
