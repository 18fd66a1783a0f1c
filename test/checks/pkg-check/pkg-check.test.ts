import { describe } from "vitest";
import { judgesAtRest, judgesOn } from "../host-state/judges-at-rest.ts";
import { solaris } from "../host-state/other-systems.ts";

describe("PKG_CHECK", () => {
  judgesAtRest([['type : PKG_CHECK\npkg : "SUNWsshdr"', "FAILED", "is not installed"]]);

  judgesOn(solaris, [
    ['type : PKG_CHECK\npkg : "SUNWadmr"', "PASSED", "SUNWadmr-11.11"],
    ['type : PKG_CHECK\npkg : "SUNWadmr"\nversion : "0.0"\noperator : "lt"', "FAILED", "newer than"],
    ['type : PKG_CHECK\npkg : "ssh"\nversion : "8.4"\noperator : "gte"', "PASSED", "network/ssh-8.4"],
    ['type : PKG_CHECK\npkg : "telnet"', "FAILED", "is not installed"],
  ]);
});
