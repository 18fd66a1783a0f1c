import { memberOf } from "../../containers/read-state.ts";
import type { ExposedPort } from "../../at-rest.ts";

/** The ports that the configuration of an image declares; what is no port of TCP or UDP is left out. */
export function exposedPorts(config: unknown): readonly ExposedPort[] {
  const declared = memberOf(config, "config", "ExposedPorts");
  if (typeof declared !== "object" || declared === null) return [];
  return Object.keys(declared).flatMap((text) => {
    const [, digits = "", transport = "tcp"] = /^(\d{1,5})(?:\/(tcp|udp))?$/.exec(text) ?? [];
    const port = Number(digits);
    if (digits === "" || port < 1 || port > 65_535) return [];
    const source = `ExposedPorts "${text}" in the configuration of the image`;
    return [{ transport: transport === "udp" ? "udp" : "tcp", port, source }];
  });
}
