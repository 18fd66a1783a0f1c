import { describe } from "vitest";
import { judgesAtRest } from "../host-state/judges-at-rest.ts";

describe("KERNEL_MODULE", () => {
  judgesAtRest([
    [
      'type : KERNEL_MODULE\nname : "cramfs"\nstatus : DISABLED\nsource : CONFIGURED',
      "PASSED",
      "install cramfs /bin/false",
    ],
    ['type : KERNEL_MODULE\nname : "cramfs"\nstatus : DISABLED', "ERROR", "does not run"],
    [
      'type : KERNEL_MODULE\nname : "usb_storage"\nstatus : DISABLED\nsource : CONFIGURED',
      "FAILED",
      "does not keep it out",
    ],
    [
      'type : KERNEL_MODULE\nname : "udf"\nstatus : DISABLED\nsource : CONFIGURED',
      "FAILED",
      "/sbin/modprobe",
    ],
    ['type : KERNEL_MODULE\nname : "ext4"\nstatus : DISABLED', "FAILED", "part of the kernel"],
    [
      'type : KERNEL_MODULE\nname : "hfs"\nstatus : DISABLED\nsource : CONFIGURED',
      "PASSED",
      "No installed kernel",
    ],
  ]);
});
