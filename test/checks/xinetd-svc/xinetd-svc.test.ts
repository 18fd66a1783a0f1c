import { describe } from "vitest";
import { judgesAtRest } from "../host-state/judges-at-rest.ts";

describe("XINETD_SVC", () => {
  judgesAtRest([
    ['type : XINETD_SVC\nservice : "tftp"\nstatus : OFF', "FAILED", "/etc/xinetd.d/tftp line 1"],
    ['type : XINETD_SVC\nservice : "daytime-stream"\nstatus : OFF', "PASSED", "daytime-stream: off"],
    ['type : XINETD_SVC\nservice : "finger"\nstatus : ON', "FAILED", "finger: off"],
    ['type : XINETD_SVC\nservice : "chargen"\nstatus : OFF', "PASSED", "does not exist"],
  ]);
});
