import { narrowConfig } from "../../policy/portspec/narrow-config.ts";
import type { PortspecConfig } from "../../policy/portspec/portspec-config.ts";
import { unionOfPorts } from "../../model/port-set.ts";
import { EXIT } from "../exit-codes.ts";
import { countDiagnostics } from "../format-diagnostics.ts";
import { loadPolicies, printDiagnostics, readingOf } from "../load-policies.ts";
import { runAsked } from "../run-on-targets.ts";
import type { RunOptions } from "../run-options.ts";
import { portsNamed } from "../scan/ports-named.ts";
import { refuseIdleOptions } from "../targets/refuse-idle-options.ts";
import { UsageError } from "../usage-error.ts";
import { isYamlName } from "./is-yaml-name.ts";
import { portspecTargets } from "./portspec-targets.ts";

/**
 * `audit run conf.yml`: every host of a configuration of PortSpec, judged by the ports that it expects. Gives the exit
 * status, or `null` where the file is a policy after all.
 */
export async function runPortspec(names: readonly string[], options: RunOptions): Promise<number | null> {
  const [name, ...more] = names.filter(isYamlName);
  if (name === undefined || more.length > 0)
    throw new UsageError(`${names.join(" ")}: name one configuration of PortSpec at a time.`);
  const reading = readingOf(options);
  const { policies, status } = loadPolicies([name], { ...options, set: [], values: [] });
  const [loaded] = policies;
  if (loaded?.portspec === undefined) {
    if (status === "usable") return null;
    printDiagnostics(policies, "without-notes");
    process.stderr.write(`audit: nothing was judged: ${countDiagnostics(policies)} in the configuration.\n`);
    return EXIT.badText;
  }
  refuseOtherTargets(name, options);
  refuseIdleOptions(
    loaded.portspec.hosts.map(({ target }) => target),
    options,
  );
  const config = narrowed(loaded.portspec, options.ports);
  const rest = names.filter((other) => other !== name);
  const targets = portspecTargets({ loaded, config, reading, policies: rest }, options);
  const asked = { targets, source: null, inputs: [name, ...rest] };
  const parallel = options.parallel ?? config.parallelScans;
  return await runAsked(asked, parallel === null ? options : { ...options, parallel });
}

function refuseOtherTargets(name: string, options: RunOptions): void {
  const { target, targets, limit, allNetns, evidence, scan } = options;
  const isElsewhere = target.length > 0 || targets !== undefined || limit.length > 0 || allNetns === true;
  if (isElsewhere || evidence.length > 0 || scan.length > 0)
    throw new UsageError(
      `${name} names its hosts itself: leave out --target, --targets, --limit, --all-netns, --evidence and --scan, or convert it first (audit convert).`,
    );
}

function narrowed(config: PortspecConfig, list: string | undefined): PortspecConfig {
  if (list === undefined) return config;
  const { plain, only } = portsNamed(list);
  const part = narrowConfig(config, unionOfPorts([plain.tcp, only.tcp]));
  if (part.hosts.length === 0)
    throw new UsageError(`--ports ${list}: the configuration speaks of none of these ports.`);
  return part;
}
