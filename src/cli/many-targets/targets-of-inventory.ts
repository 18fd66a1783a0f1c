import { isAbsolute, join } from "node:path";
import type { VariableValues } from "../../app/variable-values.ts";
import type { InventoryEntry } from "../../inventory/inventory.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { lineIndex } from "../../support/line-index.ts";
import { DEFAULT_TARGET_SECONDS } from "../target-option.ts";
import type { TargetOption } from "../target-option.ts";
import { targetKinds } from "../targets/index.ts";
import { targetsNamed } from "../targets/named-targets.ts";
import type { NamedTarget } from "../targets/target-kind.ts";
import { UsageError } from "../usage-error.ts";
import type { AskedTarget } from "./asked-target.ts";
import { refuseInventory } from "./read-inventory.ts";
import type { InventoryFile } from "./read-inventory.ts";

/** What the command line says of all targets. */
export interface Asking {
  readonly policies: readonly string[];
  readonly options: TargetOption & { readonly targetTimeout?: number };
}

/** The targets of an inventory, each with what is to be judged on it. Throws TextError with all that is wrong. */
export function targetsOfInventory(source: InventoryFile, asking: Asking): readonly AskedTarget[] {
  const faults: Diagnostic[] = [];
  const lines = lineIndex(source.text);
  const valuesOf = ({ variables }: InventoryEntry): VariableValues =>
    [...variables].map(([name, { text: value, span }]) => {
      const { line } = lines.positionAt(span.start);
      return { name, value, origin: { kind: "file", file: source.file, line } };
    });
  const asked = source.inventory.flatMap((entry) => {
    const policies = policiesFor(entry, source, asking);
    if (policies.length === 0) faults.push(withoutPolicy(entry));
    const said = { policies, values: valuesOf(entry), entry, seconds: secondsFor(entry, asking) };
    return named(entry, { source, asking, faults }).map((target) => ({ named: target, ...said }));
  });
  refuseInventory(source, faults);
  return asked;
}

function secondsFor({ timeout }: InventoryEntry, { options }: Asking): number {
  return options.targetTimeout ?? timeout ?? DEFAULT_TARGET_SECONDS;
}

function policiesFor(
  { policies }: InventoryEntry,
  { folder }: InventoryFile,
  asking: Asking,
): readonly string[] {
  return [...new Set([...asking.policies, ...policies.map(({ text }) => inFolder(folder, text))])];
}

function inFolder(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

function withoutPolicy({ target }: InventoryEntry): Diagnostic {
  return {
    code: "AUD5106",
    severity: "error",
    message: `no policy is named for ${target.text}`,
    hint: 'add "policies: [FILE]" to it, to its group or to defaults, or name one on the command line',
    span: target.span,
  };
}

interface Naming {
  readonly source: InventoryFile;
  readonly asking: Asking;
  readonly faults: Diagnostic[];
}

/** The targets that an entry means, by the name that it gives; none, and reported, where it means nothing. */
function named(entry: InventoryEntry, { source, asking, faults }: Naming): readonly NamedTarget[] {
  const { target, name } = entry;
  const report = (code: string, message: string, span = target.span) =>
    faults.push({ code, severity: "error", message, span });
  const text = inFolderOf(target.text, source.folder);
  const meant = targetsMeant(text, optionsFor(entry, asking));
  if (meant.status === "refused") {
    report("AUD5105", meant.message);
    return [];
  }
  const [only, ...others] = meant.targets;
  if (name !== null && others.length > 0)
    report("AUD5109", `one name for ${meant.targets.length} targets`, name.span);
  if (only === undefined || others.length > 0) return meant.targets;
  const given = name?.text ?? (text === target.text ? only.name : target.text);
  return [{ name: given, open: (ended) => only.open(ended) }];
}

/** What the command line says wins over the inventory. */
function optionsFor({ become }: InventoryEntry, { options }: Asking): TargetOption {
  return become === null || become === "none" ? options : { become, ...options };
}

/** A kind of which the word is a path reads it from the folder of the inventory. */
function inFolderOf(text: string, folder: string): string {
  const kind = targetKinds.find(({ prefix, word }) => word === "path" && text.startsWith(prefix));
  const path = text.slice(kind?.prefix.length ?? 0);
  return kind === undefined || path === "" ? text : kind.prefix + inFolder(folder, path);
}

type Meant =
  | { readonly status: "meant"; readonly targets: readonly NamedTarget[] }
  | { readonly status: "refused"; readonly message: string };

function targetsMeant(text: string, options: TargetOption): Meant {
  try {
    return { status: "meant", targets: targetsNamed(text, options) };
  } catch (fault) {
    if (!(fault instanceof UsageError)) throw fault;
    return { status: "refused", message: fault.message.replace(/^--target /, "").replace(/\.$/, "") };
  }
}
