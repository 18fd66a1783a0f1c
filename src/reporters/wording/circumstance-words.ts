import type { HostFacts } from "../../model/evidence.ts";
import { userWords } from "./user-words.ts";

/** Distribution, kernel, architecture and, where there is one, hypervisor or container engine. */
export function systemWords({
  distribution,
  system,
  kernel,
  architecture,
  virtualisation,
}: HostFacts): string {
  const parts = [distribution, `${system} ${kernel}`, architecture, virtualisation];
  return parts.filter((part) => part !== null).join(" · ");
}

/** Who looked, and with what right. */
export function seenByWords({ collectedBy, privilege }: HostFacts): string {
  const extent =
    privilege === "full"
      ? "with the right to look into every process"
      : "without the right to look into every process (run as root to see all owners)";
  return `${userWords(collectedBy)}: ${extent}`;
}

/** `84 ms`, `4.5 s`. */
export function durationWords(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
