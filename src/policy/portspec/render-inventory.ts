/** One host of a converted configuration, and the file that its policy was written to. */
export interface ConvertedHost {
  readonly name: string;
  readonly target: string;
  readonly policy: string;
  /** The only ones that are tried; empty where nothing is. */
  readonly ports: string;
}

/**
 * An inventory of the hosts of a configuration (`src/inventory`), each with its own policy. `ports` are those of hosts
 * that say nothing else. Texts are quoted as in JSON.
 */
export function renderPortspecInventory(hosts: readonly ConvertedHost[], ports: string): string {
  const entries = hosts.map((host) => [
    `target: ${JSON.stringify(host.target)}`,
    `name: ${JSON.stringify(host.name)}`,
    `policies: [${JSON.stringify(host.policy)}]`,
    ...(host.ports === ports || host.ports === "" ? [] : [`ports: ${JSON.stringify(host.ports)}`]),
  ]);
  const targets = entries.map((lines) => `  - ${lines.join("\n    ")}\n`).join("");
  const defaults = ports === "" ? "" : `defaults:\n  ports: ${JSON.stringify(ports)}\n`;
  return `${defaults}targets:\n${targets}`;
}
