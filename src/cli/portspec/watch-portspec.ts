import { receiversOfMail } from "../../alerts/receivers-of-mail.ts";
import { countDiagnostics } from "../format-diagnostics.ts";
import { loadPolicies, printDiagnostics, readingOf } from "../load-policies.ts";
import { PolicyShelf } from "../many-targets/policy-shelf.ts";
import { TextError } from "../usage-error.ts";
import { NO_SECTIONS, readSections } from "../watch/read-sections.ts";
import { settingsOfOptions } from "../watch/settings-of-options.ts";
import { statePath } from "../watch/state-path.ts";
import type { ReadingOptions } from "../watch/watch-options.ts";
import type { WatchSetup } from "../watch/watch-setup.ts";
import { isYamlName } from "./is-yaml-name.ts";
import { portspecTargets } from "./portspec-targets.ts";

/**
 * The watch that a configuration of PortSpec asks for: its hosts, its interval, and its mail. `null` where the file is
 * none. Throws TextError for one with faults.
 */
export function watchOfPortspec(name: string, options: ReadingOptions): WatchSetup | null {
  if (!isYamlName(name)) return null;
  const { policies, status } = loadPolicies([name], { ...options, set: [], values: [] });
  const [loaded] = policies;
  const config = loaded?.portspec;
  if (loaded === undefined || config === undefined) {
    if (status === "usable") return null;
    printDiagnostics(policies, "without-notes", options.say);
    throw new TextError(`this configuration cannot be used: ${countDiagnostics(policies)}.`);
  }
  const given = settingsOfOptions([name], options);
  const schedule = { kind: "interval", ms: config.interval * 1000 } as const;
  const settings = {
    ...given,
    ...(options.interval === undefined ? { schedule } : {}),
    parallel: config.parallelScans ?? given.parallel,
  };
  const plan = { loaded, config, reading: readingOf(options), policies: [] };
  const targetTimeout = Math.ceil(settings.runTimeoutMs / 1000);
  const targets = portspecTargets(plan, { ...options, targetTimeout });
  const receivers = config.mail === null ? [] : receiversOfMail(config.mail);
  return {
    watches: [{ settings, targets, shelf: new PolicyShelf(options) }],
    ...readSections(NO_SECTIONS, []),
    receivers,
    state: statePath(null, options),
  };
}
