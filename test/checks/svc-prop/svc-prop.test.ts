import { describe } from "vitest";
import { judgesAtRest, judgesOn } from "../host-state/judges-at-rest.ts";
import { solaris } from "../host-state/other-systems.ts";

const SVC = 'type : SVC_PROP\nservice : "network/ntp:default"\nproperty : "restarter/state"';

describe("SVC_PROP", () => {
  judgesAtRest([
    [
      'type : SVC_PROP\nservice : "network/ntp:default"\nproperty : "restarter/state"\nvalue : "x"',
      "ERROR",
      "system-query",
    ],
  ]);

  judgesOn(solaris, [
    [`${SVC}\nvalue : "disabled"`, "PASSED", "is: disabled"],
    [`${SVC}\nvalue : "able"`, "FAILED", "is: disabled"],
    [`${SVC}\nregex : "^dis"`, "PASSED", "is: disabled"],
    ['type : SVC_PROP\nservice : "none"\nproperty : "a"\nvalue : "b"', "FAILED", "is not set"],
    [
      'type : SVC_PROP\nservice : "none"\nproperty : "a"\nvalue : "b"\nsvcprop_option : CAN_BE_NULL',
      "PASSED",
      "is not set",
    ],
    ['type : SVC_PROP\nservice : "-x"\nproperty : "a"\nvalue : "b"', "ERROR", "an option"],
  ]);
});
