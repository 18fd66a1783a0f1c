import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { nmap } from "../../../../src/collectors/foreign/nmap/nmap.ts";

const recording = readFileSync(new URL("./recordings/tcp4.xml", import.meta.url), "utf8");
const scanOf = (text: string) => nmap.parse(text, { portOf: () => null }).scan;

it("a scan tells what answered, was refused, and was not reached, of each transport that it tried", () => {
  expect(scanOf(recording.replace(/(portid="443"><state state=")closed/, "$1filtered"))).toEqual({
    status: "observed",
    value: [
      {
        transport: "tcp",
        address: "192.0.2.10",
        open: [
          [22, 22],
          [25, 25],
          [80, 80],
          [3306, 3306],
        ],
        refused: [
          [20, 21],
          [23, 24],
          [26, 30],
          [631, 631],
          [8007, 8007],
        ],
        filtered: [[443, 443]],
      },
    ],
  });
});

it.each([
  ["cut", recording.slice(0, 1500)],
  ["no scan", "tcp LISTEN 0 128 0.0.0.0:22"],
  ["of a host that is down", recording.replace('state="up"', 'state="down"')],
])("a text that is %s is no view from outside", (_how, text) => {
  expect(scanOf(text)?.status).toBe("unavailable");
});
