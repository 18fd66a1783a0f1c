import type { WatchSettings } from "../../watch/config/watch-config.ts";
import { askedTargets } from "../many-targets/asked-targets.ts";
import { checkPolicies } from "../many-targets/check-policies.ts";
import { PolicyShelf } from "../many-targets/policy-shelf.ts";
import { inFolder, targetInFolder } from "../targets/in-folder.ts";
import { TextError } from "../usage-error.ts";
import { commandsOfWatch } from "./commands-of-watch.ts";
import type { ReadingOptions } from "./watch-options.ts";
import type { PlannedWatch } from "./watch-setup.ts";

/** Reads the policies and the inventory of a watch. Throws what the command line explains; no target is contacted. */
export function planWatch(settings: WatchSettings, folder: string, options: ReadingOptions): PlannedWatch {
  const { inventory } = settings;
  const { say } = options;
  const policies = settings.policies.map(({ text }) => inFolder(folder, text));
  const written = settings.targets.map(({ text }) => targetInFolder(folder, text));
  const target = written.length === 0 && inventory === null ? ["local"] : written;
  const asked = askedTargets(policies, {
    ...options,
    target,
    limit: [],
    targetTimeout: Math.ceil(settings.runTimeoutMs / 1000),
    ...(inventory === null ? {} : { targets: inFolder(folder, inventory.text) }),
  });
  const shelf = new PolicyShelf(options);
  if (
    checkPolicies(shelf, { ...asked, remarks: "printed", ...(say === undefined ? {} : { say }) }) === "faulty"
  )
    throw new TextError(`the policies of the watch ${settings.name} cannot be used.`);
  return { settings, targets: asked.targets, shelf, commands: commandsOfWatch(options) };
}
