import type { InventoryEntry } from "../../inventory/inventory.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { portsNamed } from "../scan/ports-named.ts";
import { targetKinds } from "../targets/index.ts";
import { UsageError } from "../usage-error.ts";

/** Settings of an inventory that only some kinds of targets have. */
const OF_SOME_KINDS = ["become", "predict", "ports"] as const;

/** What is wrong with the settings of a target. What its groups say is meant for the others of them, too. */
export function faultySettings(entry: InventoryEntry): readonly Diagnostic[] {
  return [...idleSettings(entry), ...faultyPorts(entry)];
}

function idleSettings({ target, own }: InventoryEntry): readonly Diagnostic[] {
  const kind = targetKinds.find(({ prefix }) => target.text.startsWith(prefix));
  return OF_SOME_KINDS.flatMap((setting): readonly Diagnostic[] => {
    const said = own[setting];
    if (said === null || kind?.options?.includes(setting) === true) return [];
    const forms = targetKinds.filter(({ options }) => options?.includes(setting)).map(({ form }) => form);
    const message = `${setting} is for ${forms.join(" or ")}: this target is of another kind`;
    return [{ code: "AUD5111", severity: "error", message, span: target.span }];
  });
}

function faultyPorts({ ports }: InventoryEntry): readonly Diagnostic[] {
  if (ports === null) return [];
  try {
    portsNamed(ports.text);
    return [];
  } catch (fault) {
    if (!(fault instanceof UsageError)) throw fault;
    const message = fault.message.replace(/^--/, "").replace(/\.$/, "");
    return [{ code: "AUD5112", severity: "error", message, span: ports.span }];
  }
}
