import { describe } from "vitest";
import { judgesAtRest } from "../host-state/judges-at-rest.ts";

describe("APK_CHECK", () => {
  judgesAtRest([
    ['type : APK_CHECK\napk : "busybox"\nversion : "1.36.1-r9"\noperator : "gt"', "PASSED", "newer than"],
    ['type : APK_CHECK\napk : "dropbear"', "FAILED", "is not installed"],
  ]);
});
