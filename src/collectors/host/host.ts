import type { HostFacts, HostRequest } from "../../model/evidence.ts";
import type { Target } from "../../targets/target.ts";
import { defineCollector } from "../define-collector.ts";
import { linuxHost } from "./linux-host.ts";
import { plainHost } from "./plain-host.ts";

/** The host itself: names, kernel, distribution, and who collects with which rights. */
export const host = defineCollector({
  id: "host",
  kind: "host",
  summary: "Name, kernel and distribution of the host, and who collects with which rights.",
  cannotSee: [
    "virtualisation, unless asked for in full",
    "names of users that only LDAP or another directory knows",
    "on other systems than Linux: whether root is limited by the system's own protection",
  ],
  isApplicable: () => true,
  touches: () => [
    { kind: "file", path: "/etc/os-release" },
    { kind: "file", path: "/usr/lib/os-release" },
    { kind: "file", path: "/etc/passwd" },
    { kind: "file", path: "/proc/self/status" },
    { kind: "other", words: "name, kernel and machine, as uname tells them" },
  ],
  collect: (target, requests) => Promise.all(requests.map((request) => observeHost(target, request))),
});

async function observeHost(target: Target, { depth }: HostRequest) {
  const isLinux = target.identity().system === "Linux";
  const facts = isLinux && target.files !== null ? linuxHost(target, target.files) : plainHost(target);
  // The library looks at the machine that this program runs on.
  if (target.kind !== "local" || (isLinux && depth === "brief")) return observed(facts);
  const { libraryHost } = await import("./library-host.ts");
  const { distribution, virtualisation } = await libraryHost(depth);
  return observed({ ...facts, distribution: facts.distribution ?? distribution, virtualisation });
}

function observed(facts: HostFacts) {
  return { status: "observed", source: "uname and files of the host", facts } as const;
}
