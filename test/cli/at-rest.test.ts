import { mkdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import type { MergedReport } from "../../src/model/merged-report.ts";
import type { AuditReport } from "../../src/model/report.ts";
import { archiveOf, dockerParts, layersOf, ociParts } from "../targets/image/made-image.ts";
import { audit, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const policy = scratch.put(
  "web.audit",
  `<check_type:"Unix">
<custom_item>
type : AUDIT_DENIED_OPEN_PORTS
description : "Nothing on the port of the service inside"
port_type : TCP
ports : "inside"
</custom_item>
</check_type>
`,
);

const SERVICES = "inside 4711/tcp\n";
const web = {
  ...layersOf([
    { path: "etc/services", content: SERVICES },
    { path: "etc/os-release", content: 'PRETTY_NAME="Inside Linux 1"\n' },
    { path: "proc/net/tcp", content: "  sl  local_address rem_address   st\n" },
  ]),
  name: "web:1",
  config: { config: { ExposedPorts: { "4711/tcp": {} } } },
};
const db = { ...layersOf([{ path: "etc/services", content: SERVICES }]), name: "db:1" };

const archive = scratch.put("web.tar", archiveOf(dockerParts(web)));
const several = scratch.put("several.tar.gz", gzipSync(archiveOf(ociParts([web, db]))));
const root = `${scratch.folder}/root`;
mkdirSync(`${root}/etc`, { recursive: true });
writeFileSync(`${root}/etc/services`, SERVICES);

function reportOn(...args: readonly string[]): {
  readonly status: number | null;
  readonly report: AuditReport;
} {
  const { status, stdout } = audit(["run", policy, ...args, "-o", "json"]);
  return { status, report: JSON.parse(stdout) as AuditReport };
}

describe("audit run --target, of what does not run", () => {
  it.each([`image:${archive}`, `image:${several}#web:1`, `rootfs:${root}`])(
    "says of %s that no sockets can be seen, and which ports were meant by the names in there",
    (target) => {
      const { status, report } = reportOn("--target", target);
      expect(status).toBe(2);
      expect(report.target).toBe(target);
      expect(report.findings).toMatchObject([{ status: "ERROR", verdict: { reason: "not-supported" } }]);
      expect(JSON.stringify(report.findings)).toContain("--predict");
      expect(report.host).toMatchObject({ system: "Linux", kernel: "unknown (at rest)" });
    },
  );

  it("tells the image and its distribution in the report", () => {
    const { report } = reportOn("--target", `image:${archive}`);
    expect(report.host).toMatchObject({ distribution: "Inside Linux 1" });
    expect(report.host!.virtualisation).toMatch(/^image web:1 sha256:[0-9a-f]{12} linux\/amd64, at rest$/);
  });

  it("never takes a port that an image only declares for a closed one", () => {
    const { report } = reportOn("--target", `image:${archive}`, "--predict");
    expect(report.findings.map(({ status }) => status)).not.toContain("PASSED");
  });

  it.each([
    ["without a command", {}, "ERROR"],
    ["whose command is a server that listens there", { Cmd: ["nginx", "-g", "daemon off;"] }, "FAILED"],
    ["whose command is a line for the shell", { Cmd: ["/bin/sh", "-c", "exec nginx"] }, "FAILED"],
    ["whose script hands on to it", { Entrypoint: ["/start.sh"], Cmd: ["nginx"] }, "FAILED"],
    ["whose command is another server", { Cmd: ["/usr/sbin/sshd", "-D"] }, "PASSED"],
  ])("predicts of an image %s what would listen", (_says, config, status) => {
    const server = layersOf([
      { path: "etc/services", content: SERVICES },
      { path: "usr/sbin/nginx", content: "ELF" },
      { path: "etc/nginx/nginx.conf", content: "http { server { listen 4711; } }\n" },
      { path: "usr/sbin/sshd", content: "ELF" },
      { path: "etc/ssh/sshd_config", content: "Port 22\n" },
    ]);
    const path = scratch.put("server.tar", archiveOf(dockerParts({ ...server, config: { config } })));
    const { report } = reportOn("--target", `image:${path}`, "--predict");
    expect(report.findings).toMatchObject([{ status, verdict: { basis: "predicted" } }]);
  });

  it("says which image could not be read and why, and goes on with the others", () => {
    const cut = scratch.put("cut.tar", archiveOf(dockerParts(web)).subarray(0, 2000));
    const words = [
      `image:${cut}`,
      `image:${several}`,
      "image:/nowhere",
      `image:${archive}`,
      "rootfs:/nowhere",
    ];
    const { status, stdout } = audit([
      "run",
      policy,
      ...words.flatMap((word) => ["--target", word]),
      "-o",
      "json",
    ]);
    const merged = JSON.parse(stdout) as MergedReport;
    expect(status).toBe(2);
    expect(merged.hosts.map(({ target }) => target).sort()).toEqual([...words].sort());
    expect(stdout).toContain("/nowhere does not exist");
  });

  it.each([
    ["cut.tar", "", "ends in the middle"],
    ["several.tar.gz", "", "say which by #NAME:TAG"],
    ["several.tar.gz", "#mail:1", "No image in it is called mail:1"],
    ["web.tar", "?platform=plan9/mips", "No image in it is for plan9/mips"],
  ])("says of %s%s why", (name, choice, words) => {
    scratch.put("cut.tar", archiveOf(dockerParts(web)).subarray(0, 2000));
    const { report } = reportOn("--target", `image:${scratch.folder}/${name}${choice}`);
    expect(report.findings).toMatchObject([{ status: "ERROR" }]);
    expect(JSON.stringify(report)).toContain(words);
  });

  it("reads a file with # in its name by its whole name", () => {
    const path = scratch.put("a#b.tar", archiveOf(dockerParts(web)));
    expect(reportOn("--target", `image:${path}`).report.host).not.toBeNull();
  });
});
