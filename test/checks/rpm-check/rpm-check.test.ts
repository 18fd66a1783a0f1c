import { describe, expect, it } from "vitest";
import { findingOn } from "../host-state/finding-on.ts";
import { judgesAtRest } from "../host-state/judges-at-rest.ts";
import { systemWith } from "../host-state/state-at-rest.ts";

describe("RPM_CHECK", () => {
  judgesAtRest([
    ['type : RPM_CHECK\nrpm : "telnet-0.0.0-0"\noperator : "lt"', "PASSED", "no database of rpm"],
    [
      'type : RPM_CHECK\nrpm : "aide-0.0.0-0"\noperator : "gt"\nrequired : YES',
      "FAILED",
      "'aide-0.0.0-0' is not installed",
    ],
  ]);

  it("without any database of packages is ERROR", async () => {
    const bare = systemWith({ "etc/passwd": "" });
    const finding = await findingOn(bare.target, 'type : RPM_CHECK\nrpm : "a-0.0.0-0"\noperator : "lt"');
    expect(finding).toMatchObject({ status: "ERROR", verdict: { reason: "missing-source" } });
    bare.remove();
  });
});
