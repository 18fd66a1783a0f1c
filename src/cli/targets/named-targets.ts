import type { TargetOption } from "../target-option.ts";
import { UsageError } from "../usage-error.ts";
import { everyTarget } from "./every-target.ts";
import { targetKinds } from "./index.ts";
import { thisMachineByName } from "./local-target.ts";
import type { NamedTarget } from "./target-kind.ts";

/** How many targets the command line or an inventory may have: blocks of addresses are short to write. */
export const MOST_TARGETS = 65_536;

/** The targets that the options name, each once. */
export function namedTargets(options: TargetOption): readonly NamedTarget[] {
  const named: NamedTarget[] = [];
  for (const text of new Set(options.target)) {
    for (const target of targetsNamed(text, options)) named.push(target);
    if (named.length > MOST_TARGETS)
      throw new UsageError(`--target ${text}: with it there are more than ${MOST_TARGETS} targets.`);
  }
  const all = [...named, ...(options.allNetns === true ? everyTarget() : [])];
  const byName = new Map(all.toReversed().map((entry) => [entry.name, entry]));
  return [...byName.values()].toReversed();
}

/** What one text means; throws `UsageError` where it means nothing. */
export function targetsNamed(text: string, options: TargetOption): readonly NamedTarget[] {
  if (text === "local") return [thisMachineByName()];
  const kind = targetKinds.find(({ prefix }) => text.startsWith(prefix));
  const word = text.slice(kind?.prefix.length ?? 0);
  if (kind !== undefined && word !== "") return kind.name({ text, word }, options);
  const forms = ["local", ...targetKinds.map(({ form }) => form)];
  throw new UsageError(`--target ${text}: use ${forms.slice(0, -1).join(", ")} or ${forms.at(-1) ?? ""}.`);
}
