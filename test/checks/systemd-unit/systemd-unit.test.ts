import { describe } from "vitest";
import { judgesAtRest } from "../host-state/judges-at-rest.ts";

describe("SYSTEMD_UNIT", () => {
  judgesAtRest([
    ['type : SYSTEMD_UNIT\nunit : "sshd"\nenabled : "enabled"', "PASSED", "sshd.service is enabled"],
    ['type : SYSTEMD_UNIT\nunit : "cups"\nenabled : "masked" || "not-found"', "FAILED", "is disabled"],
    ['type : SYSTEMD_UNIT\nunit : "cups"\nactive : "inactive"', "ERROR", "does not run"],
    ['type : SYSTEMD_UNIT\nunit : "cups"\nenabled : "enabled"\nactive : "active"', "FAILED", "is disabled"],
  ]);
});
