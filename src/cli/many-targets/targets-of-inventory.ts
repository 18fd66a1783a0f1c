import type { VariableValues } from "../../app/variable-values.ts";
import type { InventoryEntry } from "../../inventory/inventory.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { lineIndex } from "../../support/line-index.ts";
import { DEFAULT_TARGET_SECONDS } from "../target-option.ts";
import type { TargetOption } from "../target-option.ts";
import { inFolder, targetInFolder } from "../targets/in-folder.ts";
import { targetKinds } from "../targets/index.ts";
import { MOST_TARGETS, targetsNamed } from "../targets/named-targets.ts";
import type { NamedTarget } from "../targets/target-kind.ts";
import { UsageError } from "../usage-error.ts";
import type { AskedTarget } from "./asked-target.ts";
import { faultySettings } from "./faulty-settings.ts";
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
  const asked: AskedTarget[] = [];
  for (const entry of source.inventory) {
    const policies = policiesFor(entry, source, asking);
    if (policies.length === 0) faults.push(withoutPolicy(entry));
    const said = { policies, values: valuesOf(entry), entry, seconds: secondsFor(entry, asking) };
    for (const target of named(entry, { source, asking, faults })) asked.push({ named: target, ...said });
    if (asked.length <= MOST_TARGETS) continue;
    faults.push(tooMany(entry));
    break;
  }
  refuseInventory(source, faults);
  return asked;
}

/** Blocks of addresses: a few lines can mean more targets than any run comes to an end with. */
function tooMany({ target }: InventoryEntry): Diagnostic {
  return {
    code: "AUD5113",
    severity: "error",
    message: `up to this target there are more than ${MOST_TARGETS.toLocaleString("en")} targets`,
    hint: "split the inventory",
    span: target.span,
  };
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
  const wrong = faultySettings(entry);
  faults.push(...wrong.filter((fault) => !faults.some((known) => isSame(known, fault))));
  if (wrong.length > 0) return [];
  const report = (code: string, message: string, span = target.span) =>
    faults.push({ code, severity: "error", message, span });
  const text = targetInFolder(source.folder, target.text);
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

/** A list of ports that a group gives to all of its targets is wrong once. */
function isSame(one: Diagnostic, other: Diagnostic): boolean {
  return one.code === other.code && one.span.start === other.span.start;
}

/** What the command line says wins over the inventory, and what a target says over its groups. */
function optionsFor(entry: InventoryEntry, { options }: Asking): TargetOption {
  const { target, own, become, ports, predict } = entry;
  const kind = targetKinds.find(({ prefix }) => target.text.startsWith(prefix));
  const decided = kind?.decides?.(target.text.slice(kind.prefix.length)) ?? [];
  const isGivenUp = own.ports === null && decided.includes("ports");
  return {
    ...(become === null || become === "none" ? {} : { become }),
    ...(ports === null || isGivenUp ? {} : { ports: ports.text }),
    ...(predict === "asked" ? { predict: true } : {}),
    ...options,
  };
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
