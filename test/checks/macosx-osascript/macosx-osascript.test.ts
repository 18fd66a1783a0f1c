import { describe } from "vitest";
import { judgesAtRest, judgesOn } from "../host-state/judges-at-rest.ts";
import { mac } from "../host-state/other-systems.ts";

const SCRIPT = 'type : MACOSX_OSASCRIPT\npayload_type : "com.apple.applicationaccess"';

describe("MACOSX_OSASCRIPT", () => {
  judgesAtRest([
    ['type : MACOSX_OSASCRIPT\npayload_type : "a"\npayload_key : "b"\nexpect : "1"', "ERROR", "system-query"],
  ]);

  judgesOn(mac, [
    [`${SCRIPT}\npayload_key : "allowAirDrop"\nexpect : "^false$"`, "PASSED", "is: false"],
    [`${SCRIPT}\npayload_key : "none"\nexpect : "^false$"`, "FAILED", "is not set"],
    [`${SCRIPT}\npayload_key : "none"\nexpect : "^false$"\nrequired : NO`, "PASSED", "is not set"],
  ]);
});
