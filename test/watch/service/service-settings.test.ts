import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import { NO_SECTIONS, readSections } from "../../../src/cli/watch/read-sections.ts";
import { parseYaml } from "../../../src/yaml/parse-yaml.ts";

function read(text: string) {
  const { tree } = parseYaml(Buffer.from(text));
  const faults: Diagnostic[] = [];
  const entries = tree?.kind === "map" ? tree.entries : [];
  const sections = { ...NO_SECTIONS, ...Object.fromEntries(entries.map(({ key, value }) => [key, value])) };
  const { log, metrics } = readSections(sections, faults);
  return {
    settings: { log, metrics },
    faults: faults.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`),
  };
}

describe("log and metrics of a configuration", () => {
  it("have usual values where nothing is said", () => {
    for (const text of ["{}", "log:\nmetrics:\n"])
      expect(read(text)).toEqual({
        settings: { log: { level: "info", format: "text" }, metrics: null },
        faults: [],
      });
  });

  it("are taken as they are said", () => {
    expect(read("log: { level: debug, format: json }\nmetrics: { port: 9464 }").settings).toEqual({
      log: { level: "debug", format: "json" },
      metrics: { port: 9464, address: "127.0.0.1", exposure: "loopback" },
    });
  });

  it.each([
    ["127.0.0.9", "loopback"],
    ["::1", "loopback"],
    ["::ffff:127.0.0.1", "loopback"],
    ["0.0.0.0", "others-too"],
    ["::", "others-too"],
    ["10.0.0.7", "others-too"],
    ["fe80::1", "others-too"],
  ])("at %s are served for %s", (address, exposure) => {
    const refused = read(`metrics: { port: 1, address: "${address}" }`);
    const meant = read(`metrics: { port: 1, address: "${address}", expose: true }`);
    expect(meant.settings.metrics).toEqual({ port: 1, address, exposure });
    expect(refused.faults).toEqual(exposure === "loopback" ? [] : [`AUD7020 "${address}"`]);
    expect(refused.settings.metrics === null).toBe(exposure === "others-too");
  });

  it.each([
    ["log: { level: loud }", "AUD5005 loud"],
    ["log: { format: xml }", "AUD5005 xml"],
    ["log: { levle: info }", "AUD5003 levle"],
    ["log: loud", "AUD5002 loud"],
    ["metrics: 9464", "AUD5002 9464"],
    ["metrics: { address: ::1 }", "AUD5004 { address: ::1 }"],
    ["metrics: { port: 0 }", "AUD5005 0"],
    ["metrics: { port: 65536 }", "AUD5005 65536"],
    ["metrics: { port: 1, address: localhost }", "AUD5005 localhost"],
    ["metrics: { port: 1, address: 127.1 }", "AUD5005 127.1"],
    ['metrics: { port: 1, address: "::1%lo" }', 'AUD5005 "::1%lo"'],
    ["metrics: { port: 1, expose: perhaps }", "AUD5005 perhaps"],
  ])("in %s are refused at their place", (text, fault) => {
    expect(read(text).faults).toEqual([fault]);
  });
});
