import { dirname } from "node:path";
import { limitInventory } from "../../inventory/limit-inventory.ts";
import type { Inventory } from "../../inventory/inventory.ts";
import { parseInventory } from "../../inventory/parse-inventory.ts";
import { LIMIT_FORM, parseLimit } from "../../inventory/parse-limit.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { LARGEST_YAML } from "../../yaml/parse-yaml.ts";
import { formatDiagnostics } from "../format-diagnostics.ts";
import { readPolicyFile } from "../read-policy-file.ts";
import { TextError, UsageError } from "../usage-error.ts";

/** The targets of an inventory that are meant, and where they stand. */
export interface InventoryFile {
  readonly file: string;
  readonly text: string;
  /** What paths in it are relative to. */
  readonly folder: string;
  readonly inventory: Inventory;
}

/** Reads an inventory and takes the part of it that is meant. Throws what the command line explains. */
export function readInventory(name: string, limit: readonly string[]): InventoryFile {
  const parts = limit.flatMap((value) => {
    const read = parseLimit(value);
    if (read === null) throw new UsageError(`--limit ${value}: expected ${LIMIT_FORM}.`);
    return read;
  });
  const input = readPolicyFile(name, LARGEST_YAML);
  if (input.status === "too-large") throw new TextError(`${input.file}: larger than 1 MiB.`);
  const { text, inventory, diagnostics } = parseInventory(input.bytes);
  const source = { file: input.file, text, folder: name === "-" ? "." : dirname(name) };
  refuseInventory(source, diagnostics);
  const limited = limitInventory(inventory, parts);
  const [idle] = limited.idle;
  if (idle !== undefined)
    throw new UsageError(`--limit ${idle.text}: no target of ${input.file} has such a name, group or label.`);
  if (limited.inventory.length === 0)
    throw new UsageError(`--limit ${limit.join(" ")}: no target of ${input.file} is left.`);
  return { ...source, inventory: limited.inventory };
}

/** Throws TextError with every fault and its place, where there is one. */
export function refuseInventory(
  { file, text }: Pick<InventoryFile, "file" | "text">,
  diagnostics: readonly Diagnostic[],
): void {
  if (diagnostics.length === 0) return;
  const faults = formatDiagnostics({ file, text, diagnostics });
  throw new TextError(`this inventory cannot be used:\n${faults.trimEnd()}`);
}
