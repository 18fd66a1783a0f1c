import type { HostFacts } from "../../model/evidence.ts";
import type { Seen } from "../../model/observation.ts";
import { loadLate } from "../../support/load-late.ts";
import { withTimeLimit } from "../systeminformation/with-time-limit.ts";

/** What systeminformation adds to the facts about a host; `null` where it did not tell. */
export type LibraryFacts = Pick<HostFacts, "distribution" | "virtualisation">;

const TIME_LIMIT_MS = 5000;

/** Asks systeminformation, which runs programs of the host (`dmidecode`, `ioreg`, PowerShell), for five seconds. */
export async function libraryHost(depth: "brief" | "full"): Promise<LibraryFacts> {
  const { osInfo, system } = loadLate("systeminformation") as typeof import("systeminformation");
  const [os, hardware] = await Promise.all([
    withTimeLimit("systeminformation", osInfo(), TIME_LIMIT_MS),
    depth === "full" ? withTimeLimit("systeminformation", system(), TIME_LIMIT_MS) : null,
  ]);
  return {
    distribution: distributionOf(os),
    virtualisation: hardware === null ? null : virtualisationOf(hardware),
  };
}

function distributionOf(os: Seen<{ readonly distro: string; readonly release: string }>): string | null {
  if (os.status === "unavailable") return null;
  const words = [os.value.distro, os.value.release].filter((word) => word !== "" && word !== "unknown");
  return words.length === 0 ? null : words.join(" ");
}

interface Hardware {
  readonly virtual: boolean;
  readonly virtualHost?: string;
  readonly model: string;
}

function virtualisationOf(hardware: Seen<Hardware>): string | null {
  if (hardware.status === "unavailable") return null;
  const { virtual, virtualHost, model } = hardware.value;
  if (model === "Docker Container") return model;
  return virtual ? (virtualHost ?? model) : null;
}
