import { describe } from "vitest";
import { judgesAtRest } from "../host-state/judges-at-rest.ts";

describe("PROCESS_CHECK", () => {
  judgesAtRest([['type : PROCESS_CHECK\nname : "sshd"\nstatus : OFF', "ERROR", "does not run"]]);
});
