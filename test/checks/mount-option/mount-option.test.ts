import { describe } from "vitest";
import { judgesAtRest } from "../host-state/judges-at-rest.ts";

describe("MOUNT_OPTION", () => {
  judgesAtRest([
    [
      'type : MOUNT_OPTION\nmount : "/var/my data"\noption : "nodev,nosuid"\nsource : CONFIGURED',
      "PASSED",
      "line 2",
    ],
    ['type : MOUNT_OPTION\nmount : "/var/my data"\noption : "noexec"', "FAILED", "noexec is missing"],
    [
      'type : MOUNT_OPTION\nmount : "/tmp"\noption : "nodev"\nfs_type : "tmpfs"\nsource : CONFIGURED',
      "PASSED",
      "tmp.mount",
    ],
    ['type : MOUNT_OPTION\nmount : "/home"\nsource : CONFIGURED', "FAILED", "not a mount of its own"],
    [
      'type : MOUNT_OPTION\nmount : "/home"\nsource : CONFIGURED\nrequired : NO\noption : "nodev"',
      "PASSED",
      "not a mount",
    ],
    ['type : MOUNT_OPTION\nmount : "/home"\noption : "nodev"', "ERROR", "nothing is mounted"],
  ]);
});
