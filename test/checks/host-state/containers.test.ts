import { chmodSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditReport } from "../../../src/model/report.ts";
import { scratchFolder } from "../../cli/audit-command.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { besideEngines, enginesCanRun } from "../../targets/containers/real-engines.ts";

const item = (type: string, description: string, words: string) =>
  `<custom_item>\n${type.startsWith("name") ? type : `type : ${type}`}\ndescription : "${description}"\n${words}\n</custom_item>\n`;
const policyOf = (...items: readonly string[]) => `<check_type:"Unix">\n${items.join("")}</check_type>\n`;

const HOST = policyOf(
  '<item>\nname : "list_docker_container_packages"\ndescription : "packages"\n</item>\n',
  item("PROCESS_CHECK", "dockerd runs", 'name : "dockerd"\nstatus : ON'),
);
const INSIDE = policyOf(
  item("PROCESS_CHECK", "httpd runs", 'name : "httpd"\nstatus : ON\nowner : "keeper"'),
  item("PROCESS_CHECK", "dockerd is none of its own", 'name : "dockerd"\nstatus : OFF'),
  item("APK_CHECK", "web-server is there", 'apk : "web-server"\nversion : "1.2-r3"\noperator : "eq"'),
  item(
    "MOUNT_OPTION",
    "its /proc is a mount",
    'mount : "/proc"\nfs_type : "proc"\noption : "nosuid"\nsource : MOUNTED',
  ),
  item(
    "MOUNT_OPTION",
    "those of the machine are not",
    'mount : "/mnt"\nsource : MOUNTED\nrequired : NO\nfs_type : "none"',
  ),
  item("SYSCTL_CHECK", "a parameter", 'name : "net.ipv4.ip_forward"\nvalue : "[MIN..MAX]"\nsource : RUNNING'),
  item("SYSTEMD_UNIT", "no unit", 'unit : "ssh"\nenabled : "not-found"'),
  item("SYSTEMD_UNIT", "no manager", 'unit : "ssh"\nactive : "inactive"'),
  item("FILE_CHECK", "its own names of owners", 'file : "/etc/passwd"\nowner : "keeper"\nmask : "022"'),
  item("FILE_CHECK", "no owner of the machine", 'file : "/etc/passwd"\nowner : "root"'),
  item("FILE_CHECK_NOT", "no file of the machine", 'file : "/etc/debian_version /etc/shadow"'),
  item("FILE_CHECK_NOT", "no file behind a link that leads out", 'file : "/etc/out"'),
  item("FILE_CONTENT_CHECK", "its own content", 'file : "/etc/pass*"\nregex : "^keeper"\nexpect : ":0:0:"'),
  '<item>\nname : "passwd_zero_uid"\ndescription : "its own accounts"\n</item>\n',
  '<item>\nname : "find_world_writeable_files"\ndescription : "its own tree"\nbasedir : "/etc"\n</item>\n',
);

const MAIN = resolve("src/cli/main.ts");
const RUN = `audit() { "$NODE" ${MAIN} run "$@" || test $? -le 2; }
audit host.audit -o json=host.json
audit inside.audit --target container:web -o json=web.json
audit inside.audit --target container:pod -o json=pod.json
`;

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

function findingsIn(file: string): readonly (readonly [name: string, status: string])[] {
  const report = JSON.parse(readFileSync(join(scratch.folder, file), "utf8")) as AuditReport;
  return report.findings.map(({ rule, status }) => [rule.text.description, status]);
}

describe.skipIf(
  lacks("root", "namespaces", "dockerd", "docker", "podman", "crun", "busybox") || !enginesCanRun(),
)("the state of real containers", () => {
  beforeAll(() => {
    for (const folder of ["root/lib/apk/db", "root/etc"])
      mkdirSync(join(scratch.folder, folder), { recursive: true });
    scratch.put("root/lib/apk/db/installed", "P:web-server\nV:1.2-r3\nA:x86_64\n\n");
    scratch.put("root/etc/passwd", "keeper:x:0:0::/:/bin/sh\n");
    scratch.put("root/etc/group", "keepers:x:0:\n");
    scratch.put("root/etc/open", "");
    chmodSync(join(scratch.folder, "root/etc/open"), 0o666);
    symlinkSync("/etc/debian_version", join(scratch.folder, "root/etc/out"));
    scratch.put("host.audit", HOST);
    scratch.put("inside.audit", INSIDE);
    scratch.put("run.sh", RUN);
    expect(besideEngines(scratch.folder)).toEqual({ status: 0, stderr: expect.any(String) as string });
  }, 130_000);

  it("is listed by packages, beside that of the machine", () => {
    expect(findingsIn("host.json")).toEqual([
      ["packages", "PASSED"],
      ["dockerd runs", "PASSED"],
    ]);
    const text = readFileSync(join(scratch.folder, "host.json"), "utf8");
    expect(text).toContain("Container web (tiny):\\n      web-server-1.2-r3");
  });

  it.each(["web.json", "pod.json"])("is their own, and not that of the machine (%s)", (file) => {
    expect(findingsIn(file)).toEqual([
      ["httpd runs", "PASSED"],
      ["dockerd is none of its own", "PASSED"],
      ["web-server is there", "PASSED"],
      ["its /proc is a mount", "PASSED"],
      ["those of the machine are not", "PASSED"],
      ["a parameter", "ERROR"],
      ["no unit", "PASSED"],
      ["no manager", "ERROR"],
      ["its own names of owners", "PASSED"],
      ["no owner of the machine", "FAILED"],
      ["no file of the machine", "PASSED"],
      ["no file behind a link that leads out", "PASSED"],
      ["its own content", "PASSED"],
      ["its own accounts", "PASSED"],
      ["its own tree", "FAILED"],
    ]);
  });
});
