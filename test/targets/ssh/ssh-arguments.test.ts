import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { remoteCommand } from "../../../src/targets/ssh/remote-command.ts";
import { sshArguments } from "../../../src/targets/ssh/ssh-arguments.ts";
import { lacks } from "../../support-hosts/requires.ts";

const folder = mkdtempSync(join(tmpdir(), "ssh arguments %h-"));
const FILES = { socket: join(folder, "s"), log: join(folder, "log") };
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What OpenSSH's client makes of our words and of a configuration. */
function settled(config: string, become: "nobody-else" | "sudo" = "nobody-else"): string {
  const configFile = join(folder, "config");
  writeFileSync(configFile, config);
  const destination = { user: "ann", host: "web1", port: 2222 };
  const args = sshArguments({ destination, become, configFile, identityFile: join(folder, "key") }, FILES);
  return execFileSync("ssh", ["-G", ...args], { encoding: "utf8" });
}

const WISHES = `Host *
  RemoteCommand id
  RequestTTY force
  ForwardAgent yes
  ForwardX11 yes
  Tunnel yes
  PermitLocalCommand yes
  LocalForward 5555 127.0.0.1:1
  DynamicForward 5556
  BatchMode no
  ControlMaster no
  ControlPath /tmp/other
  ControlPersist yes
  EscapeChar ~
  User root
  Port 1
`;

describe.skipIf(lacks("ssh"))("the words for OpenSSH's client", () => {
  it("hold against whatever the configuration of the user says", () => {
    const lines = settled(WISHES).split("\n");
    for (const line of ["user ann", "hostname web1", "port 2222", "batchmode yes", "requesttty false"])
      expect(lines).toContain(line);
    for (const line of ["forwardagent no", "forwardx11 no", "tunnel false", "permitlocalcommand no"])
      expect(lines).toContain(line);
    for (const line of ["clearallforwardings yes", "controlmaster auto", "escapechar none"])
      expect(lines).toContain(line);
    expect(lines).not.toContain("remotecommand id");
    expect(lines).toContain(`controlpath ${FILES.socket}`);
  });

  it.each(["yes", "ask", "accept-new", "off"])("leave StrictHostKeyChecking %s as it is", (value) => {
    const shown = /^stricthostkeychecking (.*)$/m.exec(settled(`StrictHostKeyChecking ${value}\n`))?.[1];
    expect(shown).toBe({ yes: "true", ask: "ask", "accept-new": "accept-new", off: "false" }[value]);
  });

  it("leave known_hosts, jumps, agents and proxies to the user", () => {
    const lines = settled(
      "UserKnownHostsFile /tmp/known\nProxyJump gate\nIdentityAgent /tmp/agent\nHostKeyAlias box\n",
    ).split("\n");
    for (const line of ["userknownhostsfile /tmp/known", "proxyjump gate", "hostkeyalias box"])
      expect(lines).toContain(line);
    expect(lines).toContain("identityagent /tmp/agent");
  });
});

describe("the words for OpenSSH's client, by themselves", () => {
  it.each(["nobody-else", "sudo", "doas"] as const)(
    "end with `--`, the host and a fixed command (%s)",
    (become) => {
      const destination = { user: null, host: "web1", port: null };
      const args = sshArguments({ destination, become, configFile: null, identityFile: null }, FILES);
      expect(args.slice(-3)).toEqual(["--", "web1", remoteCommand(become)]);
      expect(remoteCommand(become)).toMatch(/^[\w=/: -]+$/);
    },
  );
});
