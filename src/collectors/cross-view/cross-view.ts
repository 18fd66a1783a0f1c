import { defineCollector } from "../define-collector.ts";
import { SS_ARGUMENTS } from "./ss-arguments.ts";

/** Asks the kernel of Linux for its listeners through two doors, and on request for its ports through a third. */
export const crossView = defineCollector({
  id: "cross-view",
  kind: "cross-view",
  summary: "compares /proc/net with sock_diag, as ss shows it; on request binds the ports that neither shows",
  cannotSee: [
    "what the kernel hides in every view",
    "UDP-Lite, SCTP, DCCP, raw, packet and UNIX sockets",
    "sockets of other network namespaces",
  ],
  isApplicable: (target) => target.runProgram !== null && target.identity().system === "Linux",
  touches: ({ bind }) => [
    { kind: "other", words: "the tables of /proc/net, again and again" },
    { kind: "program", words: ["ss", ...SS_ARGUMENTS] },
    ...(bind.length === 0 ? [] : [BINDING]),
  ],
  async collect(target, requests) {
    const { collectCrossView } = await import("./collect-cross-view.ts");
    return collectCrossView(target, requests);
  },
});

const BINDING = { kind: "other", words: "ports that seem to be free, each bound for a moment" } as const;
