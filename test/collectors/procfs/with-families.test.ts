import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { withFamilies } from "../../../src/collectors/procfs/with-families.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import { evidenceOf } from "../../checks/host.ts";
import { observationOf } from "../../../src/model/evidence.ts";
import { lacks } from "../../support-hosts/requires.ts";

const main = new URL("./with-families-main.ts", import.meta.url).pathname;

describe("whether [::] also serves IPv4", () => {
  it.skipIf(lacks("root", "namespaces", "ss"))("is told where it is asked for, by ss", () => {
    const output = execFileSync("unshare", ["-n", process.execPath, main], { encoding: "utf8" });
    expect(JSON.parse(output)).toEqual([
      ["8006 unknown", "8010 unknown"],
      ["8006 no", "8010 yes"],
    ]);
  });

  it("stays unknown where ss cannot be run or says something else", async () => {
    const seen = [observationOf(evidenceOf({ sockets: ["tcp [::]:22"] }), "listening-sockets:tcp6")];
    const local = localTarget();
    expect(await withFamilies({ ...local, runProgram: null }, seen)).toEqual(seen);
    const says = (stdout: string) =>
      withFamilies(
        {
          ...local,
          runProgram: () =>
            Promise.resolve({ status: "observed", value: { path: "/bin/ss", stdout, stderr: "" } }),
        },
        seen,
      );
    expect(await says("nonsense\n")).toEqual(seen);
    expect(await says("")).toEqual(seen);
  });
});
