import { existsSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { scratchFolder } from "../audit-command.ts";
import { fromSource } from "./from-source.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const POLICY = `<check_type:"Unix">
<if>
<condition type:"AND">
<custom_item>
type : CMD_EXEC
description : "It is Linux"
cmd : "uname -s"
expect : "Linux"
</custom_item>
</condition>
<then>
<custom_item>
type : CMD_EXEC
description : "A script"
cmd : "#!/bin/sh
touch ${scratch.folder}/ran"
expect : ""
</custom_item>
<custom_item>
type : AUDIT_DENIED_OPEN_PORTS
description : "Nothing on port 1"
port_type : UDPLITE
ports : "1"
</custom_item>
</then>
<else>
<custom_item>
type : CMD_EXEC
description : "Again"
cmd : "uname -s"
expect : "BSD"
</custom_item>
</else>
</if>
</check_type>
`;

const policy = scratch.put("policy.audit", POLICY);

describe.runIf(process.platform === "linux")("audit plan", () => {
  it("lists commands first, marks what stands in a branch, and names the lines", () => {
    const { status, stdout } = fromSource(["plan", policy], scratch.folder);
    expect(status).toBe(0);
    expect(stdout.replaceAll(scratch.folder, "F")).toBe(`F/policy.audit: what a run would touch

Commands of the policy, which run only where they are allowed
      uname -s
        F/policy.audit:4, F/policy.audit:27
  if  #!/bin/sh\\ntouch F/ran
        F/policy.audit:12

Files
      /etc/os-release
      /usr/lib/os-release
      /etc/passwd
        F/policy.audit:19
      /proc/self/status
        F/policy.audit:19
  if  /etc/services
        F/policy.audit:19
  if  /proc/net/udplite
        F/policy.audit:19
  if  /proc/self/mountinfo
        F/policy.audit:19
  if  /proc/stat
        F/policy.audit:19
  if  /proc/sys/net/ipv4/ip_local_port_range
        F/policy.audit:19
  if  /proc/net/udplite6
        F/policy.audit:19

Other things
      how many files each process has open, as /proc tells it
      name, kernel and machine, as uname tells them
  if  the entries of processes in /proc: descriptors, status, cgroup, command line, executable
        F/policy.audit:19
`);
  });

  it("tells programs the same in JSON", () => {
    const { stdout } = fromSource(["plan", policy, "--format", "json"], scratch.folder);
    const { schemaVersion, policies, touches } = JSON.parse(stdout) as {
      schemaVersion: string;
      policies: readonly unknown[];
      touches: readonly { touch: { kind: string }; when: string; lines: readonly unknown[] }[];
    };
    expect(schemaVersion).toBe("1.0");
    expect(policies).toHaveLength(1);
    const commands = touches.filter(({ touch }) => touch.kind === "command");
    expect(commands).toEqual([
      {
        touch: { kind: "command", command: "uname -s" },
        when: "always",
        lines: [
          { file: policy, line: 4 },
          { file: policy, line: 27 },
        ],
      },
      {
        touch: { kind: "command", command: `#!/bin/sh\ntouch ${scratch.folder}/ran` },
        when: "conditional",
        lines: [{ file: policy, line: 12 }],
      },
    ]);
  });

  it("runs nothing", () => {
    expect(fromSource(["plan", policy, "--format", "json"], scratch.folder).stdout).toContain("/ran");
    expect(existsSync(`${scratch.folder}/ran`)).toBe(false);
  });

  it("has nothing to say of a faulty policy", () => {
    const { status, stderr } = fromSource(
      ["plan", scratch.put("faulty.audit", "<check_type")],
      scratch.folder,
    );
    expect(status).toBe(65);
    expect(stderr).toContain("nothing was planned");
  });
});
