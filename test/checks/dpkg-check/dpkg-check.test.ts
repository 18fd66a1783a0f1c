import { describe, expect, it } from "vitest";
import { findingOn } from "../host-state/finding-on.ts";
import { judgesAtRest } from "../host-state/judges-at-rest.ts";
import { systemWith } from "../host-state/state-at-rest.ts";

describe("DPKG_CHECK", () => {
  judgesAtRest([
    ['type : DPKG_CHECK\ndpkg : "bash"', "PASSED", "The local package is installed (bash-5.2.15-2+b7)"],
    ['type : DPKG_CHECK\ndpkg : "bash:i386"', "FAILED", "The package 'bash:i386' is not installed"],
    [
      'type : DPKG_CHECK\ndpkg : "bash"\nversion : "5.2.16"\noperator : "gte"',
      "FAILED",
      "older than bash-5.2.16",
    ],
    ['type : DPKG_CHECK\ndpkg : "telnet"\nversion : "0"\noperator : "lt"', "PASSED", "is not installed"],
    ['type : DPKG_CHECK\ndpkg : "half"\nversion : "3.0"\noperator : "gt"', "PASSED", "in part only"],
  ]);

  it("with a database out of shape is ERROR", async () => {
    const odd = systemWith({ "var/lib/dpkg/status": "not a stanza\n" });
    const item = 'type : DPKG_CHECK\ndpkg : "a"\nversion : "0"\noperator : "lt"';
    expect(await findingOn(odd.target, item)).toMatchObject({
      status: "ERROR",
      verdict: { reason: "malformed-output" },
    });
    odd.remove();
  });

  it("with an empty database, where there is no other, proves no absence", async () => {
    const slim = systemWith({ "var/lib/dpkg/status": "" });
    for (const item of [
      'type : DPKG_CHECK\ndpkg : "a"\nversion : "0"\noperator : "lt"',
      'type : RPM_CHECK\nrpm : "a-0.0.0-0"\noperator : "lt"',
    ])
      expect(await findingOn(slim.target, item)).toMatchObject({
        status: "ERROR",
        verdict: { reason: "missing-source" },
      });
    slim.remove();
  });
});
