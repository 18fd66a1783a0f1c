import { defineCollector } from "../define-collector.ts";

const SOURCES = {
  local: "getifaddrs",
  recorded: "ip -o address",
  namespace: "network interfaces",
  rootfs: "network interfaces",
  image: "network interfaces",
} as const;

/** Addresses of the network interfaces, from the target's own runtime. */
export const networkInterfaces = defineCollector({
  id: "network-interfaces",
  kind: "network-interfaces",
  summary: "Network interfaces that are up, with their addresses, from the system call of the runtime.",
  cannotSee: ["interfaces without an address or that are down", "interfaces of other network namespaces"],
  isApplicable: () => true,
  touches: () => [{ kind: "other", words: "the addresses of the network interfaces" }],
  collect: (target, requests) => {
    const seen = target.identity().interfaces;
    const source = SOURCES[target.kind];
    const observation =
      seen.status === "observed"
        ? ({ status: "observed", source, facts: seen.value } as const)
        : { ...seen, source };
    return Promise.resolve(requests.map(() => observation));
  },
});
