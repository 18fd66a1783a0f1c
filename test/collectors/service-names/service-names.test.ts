import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseServiceNames } from "../../../src/collectors/service-names/parse-service-names.ts";
import { serviceNames } from "../../../src/collectors/service-names/service-names.ts";
import type { ServiceName } from "../../../src/model/name-services.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { lacksShared, sharedText } from "../shared-folder.ts";

/** Lines and what glibc 2.36 makes of them, in the notation of `getent services`; empty where it refuses them. */
const LINES: readonly (readonly [line: string, entry: string])[] = [
  ["ssh 22/tcp", "ssh 22/tcp"],
  ["discard 9/udp sink null # a comment", "discard 9/udp sink null"],
  ["  \tlead 8002/tcp", "lead 8002/tcp"],
  ["x 8006/tcp#c", "x 8006/tcp"],
  ["tab\t83/tcp\tal1\tal2", "tab 83/tcp al1 al2"],
  ["Up 8012/TCP", "Up 8012/TCP"],
  ["cr 8032/tcp\r", "cr 8032/tcp"],
  ["hex 0x1F40/tcp", "hex 8000/tcp"],
  ["octal 010/tcp", "octal 8/tcp"],
  ["plus +22/tcp", "plus 22/tcp"],
  ["zero -0/tcp", "zero 0/tcp"],
  ["wrapped 99999/tcp", "wrapped 34463/tcp"],
  ["wrapped 65536/tcp", "wrapped 0/tcp"],
  ["largest 4294967295/tcp", "largest 65535/tcp"],
  ["sctp 88/sctp", "sctp 88/sctp"],
  ["noproto 8020", "noproto 8020/"],
  ["slash 8021/", "slash 8021/"],
  ["blank 81/ tcp al", "blank 81/ tcp al"],
  ["double 80//tcp", "double 80/tcp"],
  ["8040 8040/tcp", "8040 8040/tcp"],
  ["twice 85/tcp al al", "twice 85/tcp al al"],
  ["nul 92/tcp \0 hidden", "nul 92/tcp"],
  ["feed 91/tcp\vx y\fz", "feed 91/tcp x y z"],
  ["#c 8012/tcp", ""],
  ["comma 8007,tcp", ""],
  ["space 8031 /tcp", ""],
  ["name only", ""],
  ["neg -1/tcp", ""],
  ["eight 08/tcp", ""],
  ["empty 0x/tcp", ""],
  ["large 4294967296/tcp", ""],
  ["noport /tcp", ""],
  ["alone", ""],
  ["", ""],
];

describe("/etc/services", () => {
  it.each(LINES)("%j is read as %j", (line, entry) => {
    expect(show(parseServiceNames(`${line}\n`))).toBe(entry);
  });

  it("keeps the order of the file, so that the first name of a port is found first", () => {
    const names = parseServiceNames("a 8030/tcp\nb 8030/tcp\nc 1/tcp").map(({ name }) => name);
    expect(names).toEqual(["a", "b", "c"]);
  });

  it("never throws, whatever the file holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        for (const { port } of parseServiceNames(text)) expect(port >= 0 && port <= 65_535).toBe(true);
      }),
    );
  });

  it.skipIf(lacksShared("conformance/services"))("gives what the recorded glibc gave", () => {
    const recorded = sharedText("conformance/services/glibc-results.txt").split("\n");
    const enumerated = recorded
      .filter((line) => /^\S+ +\d+\//.test(line))
      .map((line) => line.replace(/ +/g, " "));
    const text =
      sharedText("conformance/services/seed-services.txt") + sharedText("conformance/services/odd.txt");
    expect(show(parseServiceNames(text))).toBe(enumerated.join("\n"));
  });

  it.skipIf(lacks("root", "namespaces", "getent"))(
    "is read as the C library of this machine reads it",
    () => {
      const folder = mkdtempSync(join(tmpdir(), "services-"));
      const file = join(folder, "services");
      const lines = LINES.map(([line]) => line).filter((line) => line.trim() !== "" && !line.includes("\0"));
      writeFileSync(file, lines.join("\n"));
      const script = 'mount --bind "$1" /etc/services && getent services';
      const witness = execFileSync("unshare", ["-m", "sh", "-c", script, "sh", file], { encoding: "utf8" });
      rmSync(folder, { recursive: true });
      expect(show(parseServiceNames(lines.join("\n")))).toBe(witness.trim().replace(/ +/g, " "));
    },
  );
});

describe("the service-names collector", () => {
  it("reads the file of this machine, and answers every request of a batch", async () => {
    const answers = await serviceNames.collect(localTarget(), [
      { kind: "service-names" },
      { kind: "service-names" },
    ]);
    const facts = parseServiceNames(readFileSync("/etc/services", "utf8"));
    const observation = { status: "observed", source: "/etc/services", facts };
    expect(answers).toEqual([observation, observation]);
  });

  it("says that the source is missing where there is no file", async () => {
    const target = localTarget();
    const [answer] = await serviceNames.collect(
      {
        ...target,
        files: { ...target.files!, readText: () => target.files!.readText("/nonexistent/services") },
      },
      [{ kind: "service-names" }],
    );
    expect(answer).toMatchObject({
      status: "unavailable",
      source: "/etc/services",
      reason: "missing-source",
    });
  });
});

function show(names: readonly ServiceName[]): string {
  return names
    .map(({ name, port, transport, aliases }) => [name, `${port}/${transport}`, ...aliases].join(" "))
    .join("\n");
}
