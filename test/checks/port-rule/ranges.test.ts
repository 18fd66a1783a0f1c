import { describe, expect, it } from "vitest";
import { bindItems, itemOf } from "../declarations/bind-items.ts";

/** Every fault of an item as `code severity: the text it points at`. */
function faultsOf(type: string, ...lines: readonly string[]): readonly string[] {
  const { faults } = bindItems(itemOf(type, ["port_type : TCP", ...lines]));
  return faults.map(({ code, severity, at }) => `${code} ${severity}: ${at}`);
}

describe("a range in a list of ports", () => {
  it.each([
    ["AUDIT_ALLOWED_OPEN_PORTS", []],
    ["AUDIT_DENIED_OPEN_PORTS", []],
    ["AUDIT_PROCESS_ON_PORT", ['name : "sshd"']],
  ])("of %s is warned of, because Nessus reads a pattern that matches no port", (type, more) => {
    expect(faultsOf(type, 'ports : "22, 1-1024 ,8080"', ...more)).toEqual(["AUD2022 warning: 1-1024"]);
    expect(faultsOf(type, 'ports : "22, 1024, 102[1-4]"', ...more)).toEqual([]);
  });

  it.each([
    ["AUDIT_REQUIRED_OPEN_PORTS", ['ports : "20-22"']],
    ["AUDIT_HIDDEN_PORTS", ['ports : "20-22"']],
    ["AUDIT_PORT_VISIBILITY", ['ports : "20-22"', 'reachable_ports : "20-21"', "address : private"]],
    ["AUDIT_DENIED_OPEN_PORTS", ['ports : "23"', 'ignore_ports : "32768-60999"']],
  ])("of %s with %j is no fault where Nessus does not have the type or the keyword", (type, lines) => {
    expect(faultsOf(type, ...lines).filter((fault) => fault.startsWith("AUD2022"))).toEqual([]);
  });
});
