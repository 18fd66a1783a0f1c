import type { SocketOwner } from "../../../model/process.ts";
import { isProgram } from "./is-publisher.ts";

/** Where a proxy sends what reaches it. */
export interface ProxiedEndpoint {
  readonly transport: "tcp" | "udp";
  /** As the proxy was told: canonical for IPv4. */
  readonly address: string;
  readonly port: number;
}

const FLAGS = { proto: /^(?:tcp|udp)$/, "container-ip": /^[\d.a-f:]{2,45}$/, "container-port": /^\d{1,5}$/ };

/** What Docker's proxy was told to serve; `null` for every other process. Its arguments are its own claim. */
export function proxiedEndpoint(owner: SocketOwner): ProxiedEndpoint | null {
  if (!isProgram(owner, "docker-proxy")) return null;
  const [proto, address, port] = (["proto", "container-ip", "container-port"] as const).map((flag) => {
    const value = valueOf(owner.arguments ?? [], flag);
    return value !== null && FLAGS[flag].test(value) ? value : null;
  });
  if (proto == null || address == null || port == null) return null;
  return { transport: proto === "udp" ? "udp" : "tcp", address, port: Number(port) };
}

/** Go's flags are written `-name value`, `--name value` or `-name=value`. */
function valueOf(argv: readonly string[], flag: string): string | null {
  for (const [index, word] of argv.entries()) {
    const name = word.replace(/^--?/, "");
    if (name === word) continue;
    if (name === flag) return argv[index + 1] ?? null;
    if (name.startsWith(`${flag}=`)) return name.slice(flag.length + 1);
  }
  return null;
}
