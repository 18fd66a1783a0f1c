import type { OfficialAddresses } from "../../model/official-addresses.ts";
import type { Observation } from "../../model/observation.ts";
import type { Target } from "../../targets/target.ts";
import { defineCollector } from "../define-collector.ts";
import { hostResolver } from "../predicted/host-addresses.ts";
import { formatAddress } from "../procfs/format-address.ts";
import { NO_FILES } from "../unseen.ts";

const SOURCE = "/etc/hosts";
const LIMIT = 1 << 20;

/** The addresses that the host gives its own name in its file of hosts. */
export const officialAddresses = defineCollector({
  id: "official-addresses",
  kind: "official-addresses",
  summary: "Addresses of the host's own name, from /etc/hosts.",
  cannotSee: ["addresses that only DNS or another name service knows"],
  isApplicable: ({ files }) => files !== null,
  touches: () => [{ kind: "file", path: SOURCE }],
  collect: (target, requests) => {
    const observation = readOfficialAddresses(target);
    return Promise.resolve(requests.map(() => observation));
  },
});

function readOfficialAddresses(target: Target): Observation<OfficialAddresses> {
  const { hostname: name } = target.identity();
  const text = target.files?.readText(SOURCE, LIMIT) ?? NO_FILES;
  if (text.status === "unavailable") return { ...text, source: SOURCE };
  const found = hostResolver(text.value)(name);
  if (found === null || found.length === 0) return { ...unnamed(name), source: SOURCE };
  const addresses = [...new Set(found.map((bytes) => formatAddress(Buffer.from(bytes))))];
  return { status: "observed", source: SOURCE, facts: { name, addresses } };
}

function unnamed(name: string) {
  const detail = `${SOURCE} does not name this host (${name}); other name services are not asked.`;
  return { status: "unavailable", reason: "missing-source", detail } as const;
}
