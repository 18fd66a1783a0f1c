import type { ServiceName } from "../../model/name-services.ts";
import type { Observation } from "../../model/observation.ts";
import type { Target } from "../../targets/target.ts";
import { defineCollector } from "../define-collector.ts";
import { parseServiceNames } from "./parse-service-names.ts";
import { NO_FILES } from "../unseen.ts";

const LIMIT = 8 << 20;

/** Names of ports from the services file of the target. */
export const serviceNames = defineCollector({
  id: "service-names",
  kind: "service-names",
  summary: "Names of ports from /etc/services, read as the C library does.",
  cannotSee: ["names that only LDAP, NIS or another name service knows"],
  isApplicable: ({ files }) => files !== null,
  touches: () => [{ kind: "file", path: "/etc/services" }],
  collect: (target, requests) => {
    const observation = readServiceNames(target);
    return Promise.resolve(requests.map(() => observation));
  },
});

function readServiceNames(target: Target): Observation<readonly ServiceName[]> {
  const source = pathOn(target.identity().system);
  const { files } = target;
  if (files === null) return { ...NO_FILES, source };
  const text = files.readText(source, LIMIT);
  if (text.status === "unavailable") return { ...text, source };
  return { status: "observed", source, facts: parseServiceNames(text.value) };
}

function pathOn(system: string): string {
  return system === "Windows_NT" ? "C:\\Windows\\System32\\drivers\\etc\\services" : "/etc/services";
}
