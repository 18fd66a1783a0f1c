import { describe } from "vitest";
import { judgesAtRest, judgesOn } from "../host-state/judges-at-rest.ts";
import { mac } from "../host-state/other-systems.ts";

const READ = 'type : MACOSX_DEFAULTS_READ\nplist_name : "com.apple.screensaver"';

describe("MACOSX_DEFAULTS_READ", () => {
  judgesAtRest([
    ['type : MACOSX_DEFAULTS_READ\nplist_name : "a"\nplist_item : "b"\nregex : "1"', "ERROR", "system-query"],
  ]);

  judgesOn(mac, [
    [`${READ}\nplist_item : "askForPassword"\nregex : "^1$"`, "PASSED", "is: 1"],
    [`${READ}\nplist_item : "askForPassword"\nnot_regex : "1"`, "FAILED", "is: 1"],
    [`${READ}\nplist_item : "none"\nregex : "1"`, "FAILED", "is not set"],
    [`${READ}\nplist_item : "none"\nregex : "1"\nplist_option : CAN_BE_NULL`, "PASSED", "is not set"],
    [`${READ}\nplist_user : "all"\nplist_item : "a"\nregex : "1"`, "ERROR", "No files"],
  ]);
});
