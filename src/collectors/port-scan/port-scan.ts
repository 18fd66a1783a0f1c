import type { ScannedPorts } from "../../model/port-scan.ts";
import type { Observation } from "../../model/observation.ts";
import { defineCollector } from "../define-collector.ts";

/** The answer where no scan was given: no host can tell how it looks from outside. */
export const NO_SCAN: Observation<readonly ScannedPorts[]> = {
  status: "unavailable",
  source: "port-scan",
  reason: "missing-source",
  detail:
    "There is no scan from outside: make one from another machine (`audit scan HOST --ports - -o nmap=scan.xml`, or `nmap -sS -p- -oX scan.xml HOST`) and add it with `--scan scan.xml`, or with `--evidence scan.xml` beside what was recorded on the host.",
};

/** Says what to add: a scan is made elsewhere, and given beside the host. */
export const portScan = defineCollector({
  id: "port-scan",
  kind: "port-scan",
  summary:
    "A scan from outside; it is given as a file (nmap XML, as audit scan writes it, too), never made here.",
  cannotSee: ["anything without the output of a scanner"],
  isApplicable: () => true,
  touches: () => [],
  collect: (_target, requests) => Promise.resolve(requests.map(() => NO_SCAN)),
});
