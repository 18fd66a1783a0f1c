import { hasPort } from "../../model/port-set.ts";
import type { PortSet } from "../../model/port-set.ts";
import type { PortspecConfig } from "./portspec-config.ts";

/** The part of a configuration that speaks of these ports; hosts of which nothing is left are left out. */
export function narrowConfig(config: PortspecConfig, ports: PortSet): PortspecConfig {
  const kept = (list: readonly number[]): readonly number[] => list.filter((port) => hasPort(ports, port));
  const scanPorts = kept(config.scanPorts);
  const hosts = config.hosts
    .map((host) => ({ ...host, expected: kept(host.expected) }))
    .filter(({ expected }) => expected.length + scanPorts.length > 0);
  return { ...config, hosts, scanPorts };
}
