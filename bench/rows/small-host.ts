import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { compare } from "../compare.ts";
import { audit, policyFile, system } from "../programs.ts";
import { ratioAtMost } from "../result.ts";
import type { RowGroup } from "../row-group.ts";

/** Ten rules on this machine as it is: mostly the time that Node takes to start. */
export const smallHost: RowGroup = {
  name: "small-host",
  measure({ folder, rounds }) {
    const nothing = join(folder, "nothing.cjs");
    writeFileSync(nothing, "");
    const node = { name: "node with an empty file", command: [process.execPath, nothing] };
    const shown = ["ss -lntup", "netstat -tulpn", "lsof -nP -i"].map(system);
    const results = compare({
      work: "ten rules, terminal report",
      host: "S",
      rounds: rounds(41),
      ours: audit("run", policyFile("ten-rules")),
      peers: [{ ...node, target: ratioAtMost(2.2) }, ...shown.map((peer) => ({ ...peer, target: null }))],
    });
    return Promise.resolve(results);
  },
};
