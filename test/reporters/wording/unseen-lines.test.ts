import { expect, it } from "vitest";
import { unseenLines } from "../../../src/reporters/wording/unseen-lines.ts";
import { sampleReconciliation } from "../sample-reconciliation.ts";
import { sampleReports } from "../sample-reports.ts";

it("sources that were not seen and gaps in others are told, one line each", () => {
  expect(unseenLines(sampleReports.mixed!)).toEqual([
    "tcp sockets: Process 4711 ended while it was looked into.",
    "udp6 sockets not seen: /proc/net/udp6 cannot be read.",
  ]);
  expect(unseenLines(sampleReports["all passed"]!)).toEqual([]);
});

it("of both views of a host, what only one of them shows is told", () => {
  const report = { ...sampleReports["all passed"]!, reconciliation: sampleReconciliation };
  expect(unseenLines(report)).toEqual([
    "udp from inside: The udp6 sockets were not seen.",
    "tcp 192.0.2.10:31337: It answers, and the host shows nothing.",
    "tcp 192.0.2.10:9000: It listens, and the scan does not tell.",
  ]);
});
