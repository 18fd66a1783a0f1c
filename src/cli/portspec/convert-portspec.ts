import { basename, dirname, relative } from "node:path";
import type { LoadedPolicy } from "../../app/load-policy.ts";
import type { PortspecConfig, PortspecHost, PortspecReading } from "../../policy/portspec/portspec-config.ts";
import { hostRules, triedPorts } from "../../policy/portspec/host-rules.ts";
import { portRows } from "../../policy/portspec/port-rows.ts";
import { renderPortspecInventory } from "../../policy/portspec/render-inventory.ts";
import { renderPortspecPolicy } from "../../policy/portspec/render-policy.ts";
import { LARGEST_YAML } from "../../yaml/parse-yaml.ts";
import { printable } from "../../support/printable.ts";
import { pathFor } from "../target-outputs.ts";
import { TextError, UsageError } from "../usage-error.ts";
import { refuseOverwritingAny, writeOutputFile, writeStdout } from "../write-output.ts";
import { portSetOf } from "../../model/port-set.ts";

/** Where a converted configuration goes, and how it was read. */
export interface PortspecConversion {
  /** `null` is standard output. */
  readonly output: string | null;
  readonly reading: PortspecReading;
}

/** A loaded configuration. */
type LoadedPortspec = LoadedPolicy & { readonly portspec: PortspecConfig };

/**
 * Writes the hosts of a configuration as policies: one host as one file; several as a file for each, named after it,
 * and an inventory beside them.
 */
export async function convertPortspec(loaded: LoadedPortspec, conversion: PortspecConversion): Promise<void> {
  const [only, ...more] = loaded.portspec.hosts;
  const { output } = conversion;
  if (more.length > 0) convertSeveral(loaded, conversion);
  else if (only !== undefined && output === null) await writeStdout(textOf(only, loaded, conversion));
  else if (only !== undefined && output !== null) {
    refuseOverwritingAny([loaded.file], [output]);
    writeOutputFile(output, textOf(only, loaded, conversion));
    const ports = portsOf(only, loaded, conversion);
    advise(`audit run ${output} --target '${only.target}'${ports === "" ? "" : ` --ports ${ports}`}`);
  }
}

function convertSeveral(loaded: LoadedPortspec, conversion: PortspecConversion): void {
  const { file, portspec } = loaded;
  const { output } = conversion;
  if (output === null)
    throw new UsageError(
      `${file} has ${portspec.hosts.length} hosts, and each gets a policy of its own: name a file, as in -o policy.audit.`,
    );
  const places = placesFor(portspec.hosts, output);
  const path = `${output.replace(EXTENSION, "").replaceAll("{target}", "hosts")}.targets.yml`;
  const hosts = places.map(({ host, path: policy }) => {
    const { name, target } = host;
    const ports = portsOf(host, loaded, conversion);
    return { name, target, policy: relative(dirname(path), policy), ports };
  });
  const text = renderPortspecInventory(hosts, portRows(portSetOf(portspec.scanPorts)));
  if (Buffer.byteLength(text) > LARGEST_YAML)
    throw new TextError(`${file} has more hosts than one inventory holds: split it.`);
  refuseOverwritingAny([file], [path, ...places.map((place) => place.path)]);
  for (const place of places) writeOutputFile(place.path, textOf(place.host, loaded, conversion));
  writeOutputFile(path, text);
  advise(`audit run --targets ${path}`);
}

function textOf(
  host: PortspecHost,
  { file, portspec }: LoadedPortspec,
  { reading }: PortspecConversion,
): string {
  const head = `# ${host.name}, as ${printable(basename(file))} expects it (a configuration of PortSpec)\n`;
  return head + renderPortspecPolicy(host, portspec, reading);
}

function portsOf(host: PortspecHost, { portspec }: LoadedPortspec, { reading }: PortspecConversion): string {
  return portRows(triedPorts(hostRules(host, portspec, reading)));
}

interface PlacedHost {
  readonly host: PortspecHost;
  readonly path: string;
}

const EXTENSION = /\.audit$/;

/** `policy.audit` becomes `policy-HOST.audit`, unless the name says with `{target}` where the host stands. */
function placesFor(hosts: readonly PortspecHost[], output: string): readonly PlacedHost[] {
  const pattern = output.includes("{target}") ? output : `${output.replace(EXTENSION, "")}-{target}.audit`;
  const places = hosts.map((host) => ({ host, path: pathFor(pattern, host.name) }));
  const counts = Map.groupBy(places, ({ path }) => path.toLowerCase());
  return places.map((place, index) =>
    counts.get(place.path.toLowerCase())?.length === 1
      ? place
      : { ...place, path: pathFor(pattern, `${place.host.name}.${index + 1}`) },
  );
}

function advise(command: string): void {
  process.stderr.write(`audit: written; run it with: ${printable(command)}\n`);
}
