import { describe, expect, it } from "vitest";
import { lsof } from "../../../../src/collectors/foreign/lsof/lsof.ts";
import { linesOf, onPrivateHost, requestsFor } from "../../../support-hosts/private-host.ts";
import { lacks } from "../../../support-hosts/requires.ts";
import { nothingBecause, numbersIn, readWith, statesOf } from "../held-sockets/listed.ts";

const OPTIONS: readonly (readonly string[])[] = [
  ["-i"],
  ["-i", "-F"],
  ["-i", "-F0"],
  ["-i", "+c0", "+fg"],
  ["-i", "-Tqs"],
  ["-i", "-g", "-R"],
  [],
];
const AS_NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

const report = lacks("root", "namespaces", "perl", "lsof", "setpriv")
  ? null
  : onPrivateHost({
      programs: [
        {
          code: `comm("one two\\nx 5 root"); tcp("0.0.0.0", 22); tcp("::", 80, v6only => 1); udp("::1", 53);
                 connected_tcp("127.0.0.1", 22); bound_tcp("0.0.0.0", 8102); ready($$);`,
        },
        { code: `tcp("127.0.0.1", 8080); udp("0.0.0.0", 5353); ready($$);`, through: AS_NOBODY },
      ],
      requests: requestsFor(["tcp", "tcp6", "udp", "udp6"]),
      witnesses: [
        ...OPTIONS.map((options) => ["lsof", "-n", "-P", ...options]),
        [...AS_NOBODY, "lsof", "-n", "-P", "-i"],
        [...AS_NOBODY, "sh", "-c", "lsof -n -P 2>&1"],
      ],
    });

describe.skipIf(report === null)("lsof on a private host", () => {
  it.each(OPTIONS.map((options, index) => [["lsof -nP", ...options].join(" "), index] as const))(
    "`%s` shows what the kernel shows",
    (_, index) => {
      const lines = numbersIn(readWith(lsof, report!.witnesses[index]!));
      expect(lines.map((line) => line.replace(/^(tcp|udp)6/, "$1"))).toEqual(linesOf(report!));
    },
  );

  it("shows nobody only his own sockets, and that is no evidence", () => {
    const [own, all] = report!.witnesses.slice(-2).map((text) => statesOf(readWith(lsof, text)));
    expect(new Set(Object.values(own!))).toEqual(new Set(["missing-privilege"]));
    expect(all).toEqual(nothingBecause("missing-privilege"));
  });
});
