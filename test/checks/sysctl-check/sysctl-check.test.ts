import { describe } from "vitest";
import { judgesAtRest } from "../host-state/judges-at-rest.ts";

describe("SYSCTL_CHECK", () => {
  judgesAtRest([
    ['type : SYSCTL_CHECK\nname : "net.ipv4.ip_forward"\nvalue : "0"', "ERROR", "source : CONFIGURED"],
    ['type : SYSCTL_CHECK\nname : "net.ipv4.ip_forward"\nvalue : "1"', "FAILED", "/etc/sysctl.conf line 1"],
    [
      'type : SYSCTL_CHECK\nname : "net/ipv4/ip_forward"\nvalue : "0"\nsource : CONFIGURED',
      "PASSED",
      "sysctl.conf",
    ],
    [
      'type : SYSCTL_CHECK\nname : "net.ipv4.conf.all.rp_filter"\nvalue : [1..2]\nsource : CONFIGURED',
      "PASSED",
      "50-default",
    ],
    [
      'type : SYSCTL_CHECK\nname : "kernel.sysrq"\nvalue : "1"\nsource : CONFIGURED',
      "FAILED",
      "No file sets",
    ],
    [
      'type : SYSCTL_CHECK\nname : "kernel.printk"\nvalue : "3 4 1 3"\nsource : CONFIGURED',
      "PASSED",
      "line 2",
    ],
  ]);
});
