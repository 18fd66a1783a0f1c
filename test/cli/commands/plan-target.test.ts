import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, it } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { planTouches } from "../../../src/app/plan-touches.ts";
import { PLAN_SCHEMA } from "../../../src/cli/plan-schema.ts";
import { touchSurfaceOf } from "../../../src/cli/touch-surface-of.ts";
import { scratchFolder } from "../audit-command.ts";
import { fromSource } from "./from-source.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const schema = JSON.parse(
  readFileSync(new URL("../../../src/app/plan.schema.json", import.meta.url), "utf8"),
) as { readonly $id: string };
const validate = new Ajv2020({ strict: true }).compile(schema);

const POLICY = `<check_type:"Unix">
<custom_item>
type : CMD_EXEC
description : "A command"
cmd : "uname -s"
expect : "Linux"
</custom_item>
<custom_item>
type : FILE_CHECK
description : "A file"
file : "/etc/door.conf"
owner : "root"
</custom_item>
<item>
name : "find_suid_sgid_files"
description : "A tree"
basedir : "/srv"
</item>
<custom_item>
type : AUDIT_DENIED_OPEN_PORTS
description : "Ports"
port_type : TCP
ports : "23, 80-90"
</custom_item>
<custom_item>
type : SVC_PROP
description : "A question to Solaris"
service : "svc:/network/ssh"
property : "general/enabled"
value : "true"
</custom_item>
</check_type>
`;

const file = scratch.put("policy.audit", POLICY);
const { policy } = loadPolicy({ file, bytes: Buffer.from(POLICY) }, { dialect: "dotaudit" });

/** What a run would touch on a target, each as a line; the plan obeys its schema. */
function planOf(target: string): readonly string[] {
  const plan = planTouches([policy], touchSurfaceOf(target), { loopback: "left-out" });
  expect(validate({ $schema: PLAN_SCHEMA, target, ...plan }), JSON.stringify(validate.errors)).toBe(true);
  return plan.touches.map(({ touch }) => {
    if (touch.kind === "command") return `command ${touch.command}`;
    if (touch.kind === "program") return `program ${touch.words.join(" ")}`;
    return `${touch.kind} ${touch.kind === "other" ? touch.words : touch.path}`;
  });
}

const COMMAND = "command uname -s";
const FILE = "file /etc/door.conf";
const TREE = "tree /srv";
const TABLE = "file /proc/net/tcp";
const SCAN = "other TCP of the host, tried over the network: ports 23, 80-90";
const PREDICTED = "other the configuration of all services, by its files";

describe.runIf(process.platform === "linux")("audit plan --target", () => {
  it.each([
    ["local", [COMMAND, FILE, TREE, TABLE], [SCAN, PREDICTED]],
    ["ssh://no-such-host.invalid", [COMMAND, FILE, TREE, TABLE], [SCAN, PREDICTED]],
    ["container:no-such-container", [FILE, TREE, TABLE], [COMMAND, SCAN, PREDICTED]],
    ["pid:1", [FILE, TREE, TABLE], [COMMAND, SCAN]],
    ["rootfs:/no/such/folder", [FILE, TREE, PREDICTED], [COMMAND, TABLE, SCAN]],
    ["image:/no/such/image.tar", [FILE, TREE, PREDICTED], [COMMAND, TABLE, SCAN]],
    ["tcp://no-such-host.invalid", [SCAN], [COMMAND, FILE, TREE, TABLE, PREDICTED]],
    [
      "tcp://192.0.2.1:23",
      ["other TCP of the host, tried over the network: port 23"],
      [COMMAND, FILE, TREE, TABLE, SCAN],
    ],
  ])("%s: without opening it, tells what can be seen from there", (target, listed, left) => {
    const touches = planOf(target);
    expect(touches).toEqual(expect.arrayContaining(listed));
    for (const touch of left) expect(touches).not.toContain(touch);
    expect(touches.some((touch) => touch.includes("svcprop"))).toBe(false);
  });

  it("names the target, for people and for programs", () => {
    const asked = ["plan", file, "--target", "ssh://web1"];
    const { stdout } = fromSource(asked, scratch.folder);
    expect(stdout.split("\n")[0]).toBe(`${file}: what a run would touch on ssh://web1`);
    const plan: unknown = JSON.parse(fromSource([...asked, "--format", "json"], scratch.folder).stdout);
    expect(validate(plan), JSON.stringify(validate.errors)).toBe(true);
    expect(plan).toMatchObject({ $schema: schema.$id, target: "ssh://web1" });
  });

  it.each(["nowhere:x", "ssh://", "pid:one"])("refuses %s", (target) => {
    expect(() => touchSurfaceOf(target)).toThrow(`--target ${target}`);
  });
});
