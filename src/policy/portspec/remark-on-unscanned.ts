import type { PortspecHost } from "./portspec-config.ts";
import type { WrittenConfig } from "./written-config.ts";

const SHOWN = 5;

/** Expected ports that are not among those that are scanned: the original never finds them open. */
export function remarkOnUnscanned(
  hosts: readonly PortspecHost[],
  scanPorts: readonly number[],
  written: WrittenConfig,
): void {
  if (scanPorts.length === 0) return;
  const scanned = new Set(scanPorts);
  for (const { name, expected, span } of hosts) {
    const unscanned = [...new Set(expected)].filter((port) => !scanned.has(port));
    if (unscanned.length === 0) continue;
    const ports = `${unscanned.slice(0, SHOWN).join(", ")}${unscanned.length > SHOWN ? " …" : ""}`;
    const message = `${name}: ${ports} is expected, and not in scanports`;
    const hint =
      written.reading === "fixed"
        ? "it is scanned all the same; PortSpec never scans it"
        : "add it to scanports: PortSpec reports a mismatch whatever is open";
    written.report({ code: "AUD6511", severity: "warning", message, hint, span });
  }
}
