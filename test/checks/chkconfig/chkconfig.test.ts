import { describe } from "vitest";
import { judgesAtRest } from "../host-state/judges-at-rest.ts";

describe("CHKCONFIG", () => {
  judgesAtRest([
    ['type : CHKCONFIG\nservice : "old"\nlevels : "3"\nstatus : ON', "PASSED", "3:on 4:off"],
    ['type : CHKCONFIG\nservice : "old"\nlevels : "0123456"\nstatus : OFF', "FAILED", "3:on 4:off"],
    [
      'type : CHKCONFIG\nservice : "sshd"\nlevels : "2345"\nstatus : ON',
      "PASSED",
      "a unit of systemd, and enabled",
    ],
    ['type : CHKCONFIG\nservice : "cups"\nlevels : "123456"\nstatus : OFF', "PASSED", "and disabled"],
    ['type : CHKCONFIG\nservice : "none"\nlevels : "35"\nstatus : OFF', "PASSED", "does not exist"],
    ['type : CHKCONFIG\nservice : "none"\nlevels : "35"\nstatus : ON', "FAILED", "does not exist"],
    [
      'type : CHKCONFIG\nservice : "none"\nstatus : ON\ncheck_option : CAN_BE_NULL',
      "PASSED",
      "does not exist",
    ],
  ]);
});
