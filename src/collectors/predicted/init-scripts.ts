import type { ConfigurationReader } from "./configuration-reader.ts";
import type { StartedProgram } from "./scene.ts";
import { sourceLine } from "./source-line.ts";

const RUN_LEVELS = ["2", "3", "4", "5"];
const RC_FOLDERS = ["/etc", "/etc/rc.d"];
const OPENRC_LEVELS = ["sysinit", "boot", "default"];

/** Services that scripts of System V or OpenRC start. A script with a unit of the same name belongs to that unit. */
export function initScripts(
  reader: ConfigurationReader,
  hasUnit: (name: string) => boolean,
): readonly StartedProgram[] {
  const links = new Map<string, string>();
  for (const folder of RC_FOLDERS)
    for (const level of RUN_LEVELS)
      for (const name of reader.names(`${folder}/rc${level}.d`)) {
        const [, service] = /^S\d\d(.+)$/.exec(name) ?? [];
        if (service !== undefined && !links.has(service))
          links.set(service, `${folder}/rc${level}.d/${name}`);
      }
  for (const level of OPENRC_LEVELS)
    for (const service of reader.names(`/etc/runlevels/${level}`))
      if (!links.has(service)) links.set(service, `/etc/runlevels/${level}/${service}`);
  return [...links]
    .filter(([service]) => !hasUnit(`${service.replace(/\.sh$/, "")}.service`))
    .map(([service, link]) => ({
      service: `${service}.service`,
      program: "",
      args: [],
      user: null,
      environment: new Map(),
      origin: sourceLine(link, null, `starts ${service}`),
    }));
}
