import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onPrivateHost, ownerOf, requestsFor, socketsOf } from "../../support-hosts/private-host.ts";
import { lacks, lacksFile } from "../../support-hosts/requires.ts";

const isRunnable = !lacksFile("/usr/bin/gcc") && !lacks("root", "namespaces", "perl", "ip");
const folder = mkdtempSync(join(tmpdir(), "dotaudit-thread-"));
const program = join(folder, "hidden");

beforeAll(() => {
  const source = new URL("./fixtures/hidden-thread.c", import.meta.url).pathname;
  if (isRunnable) execFileSync("/usr/bin/gcc", ["-pthread", "-o", program, source]);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!isRunnable)("a socket that only a thread holds", () => {
  it.each([
    ["after the first thread has ended", []],
    ["in a table of descriptors of its own", ["own"]],
  ])("%s has its process as owner", (_, words) => {
    const code = `exec(${[program, ...words].map((word) => `"${word}"`).join(", ")});`;
    const report = onPrivateHost({ programs: [{ code }], requests: requestsFor(["tcp"]) });
    expect(socketsOf(report)).toMatchObject([{ port: 31337, owners: { status: "complete" } }]);
    expect(ownerOf(report, 31337)).toMatchObject({
      pid: report.programs[0]!.pid,
      executable: { status: "observed", value: { path: program, deleted: false } },
    });
  });
});
