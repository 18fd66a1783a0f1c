import type { ListeningSocketsFacts } from "../../model/evidence.ts";
import type { Observation } from "../../model/observation.ts";
import { defineCollector } from "../define-collector.ts";

/** What would listen on a system at rest, derived from its configuration; only where that was asked for. */
export const predictedSockets = defineCollector({
  id: "predicted-listening-sockets",
  kind: "listening-sockets",
  summary: "with --predict, derives from the configuration of a system at rest what would listen",
  cannotSee: [
    "what a person, a timer, a bus or a device starts later",
    "servers whose configuration is not understood: their services are named in each finding",
    "ports that a program takes while it runs, and the processes that would hold a port",
    "ports that a container engine publishes on its host",
  ],
  isApplicable: ({ atRest }) => atRest !== undefined,
  touches: () => [{ kind: "other", words: "the configuration of all services, by its files" }],
  async collect({ atRest, files }, requests) {
    if (atRest === undefined || files === null) return requests.map(() => NOT_SUPPORTED);
    if (atRest.predict === "not-asked") return requests.map(() => NOT_ASKED);
    const { predict } = await import("./predict.ts");
    const { predictedTable } = await import("./predicted-table.ts");
    const whole = predict(files, atRest);
    return requests.map((request) => predictedTable(whole, request));
  },
});

const SOURCE = "configuration at rest";

const NOT_ASKED: Observation<ListeningSocketsFacts> = {
  status: "unavailable",
  source: SOURCE,
  reason: "not-supported",
  detail: "Sockets cannot be seen at rest; --predict derives from the configuration what would listen.",
};

const NOT_SUPPORTED: Observation<ListeningSocketsFacts> = {
  status: "unavailable",
  source: SOURCE,
  reason: "not-supported",
  detail: "No files can be read on this target.",
};
