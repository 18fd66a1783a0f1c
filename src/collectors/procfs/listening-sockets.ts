import type { ListeningSocketsFacts, ListeningSocketsRequest } from "../../model/evidence.ts";
import type { Observation } from "../../model/observation.ts";
import { defineCollector } from "../define-collector.ts";
import { takeCensus } from "./census.ts";
import { ownerDetails } from "./owner-details.ts";
import { procReader } from "./proc-reader.ts";
import { tableFacts } from "./table-facts.ts";
import { visibilityOf } from "./visibility.ts";
import { touchesOfSockets } from "./touches-of-sockets.ts";

/** Reads the listening sockets of Linux from procfs, and their owners from the descriptors of all processes. */
export const listeningSockets = defineCollector({
  id: "procfs-listening-sockets",
  kind: "listening-sockets",
  summary: "reads /proc/net/{tcp,udp,udplite}{,6} and /proc/PID/fd of Linux",
  cannotSee: [
    "sockets of other network namespaces",
    "whether [::] also serves IPv4 (IPV6_V6ONLY), unless a rule asks and ss can tell, and the interface a socket is bound to",
    "owners in other PID namespaces than ours and those below it",
    "owners that this user may not look into: run as root",
    "SCTP, DCCP, raw, packet and UNIX sockets",
  ],
  isApplicable: (target) =>
    target.files !== null && target.findHolders !== null && target.identity().system === "Linux",
  touches: touchesOfSockets,
  async collect(target, requests) {
    const reader = procReader(target);
    if (reader === null) return requests.map(notSupported);
    const census = await takeCensus(reader, requests);
    const context = {
      reader,
      census,
      visibility: visibilityOf(reader),
      detail: await ownerDetails(reader, census),
    };
    const observations: Observation<ListeningSocketsFacts>[] = [];
    for (const request of requests) observations.push(await tableFacts(context, request));
    if (!requests.some(({ families }) => families === "told")) return observations;
    const { withFamilies } = await import("./with-families.ts");
    return await withFamilies(target, observations);
  },
});

function notSupported({ table }: ListeningSocketsRequest): Observation<ListeningSocketsFacts> {
  const detail = "The target has no procfs.";
  return { status: "unavailable", source: `/proc/net/${table}`, reason: "not-supported", detail };
}
