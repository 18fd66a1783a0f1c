import { afterAll, describe, expect, it } from "vitest";
import { watchOfPortspec } from "../../../src/cli/portspec/watch-portspec.ts";
import type { ReadingOptions } from "../../../src/cli/watch/watch-options.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { HARMLESS, scratchFolder } from "../audit-command.ts";
import { auditOn } from "./private-network.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const OPTIONS: ReadingOptions = {
  ...{ dialect: "dotaudit", set: [], values: [], target: [], state: "state.db" },
  ...{ logFormat: "text", logLevel: "info" },
};

const MAIL = `sendemail: true
smtpserver: smtp.example.com
smtpport: 587
smtpusername: me
smtppassword: hunter2
alertemail: [security@example.com, admin@example.net]
fromemail: portspec@example.com
`;

const CONF = `interval: 7200
parallelscans: 7
scanports: [22, 80]
hosts:
  127.0.0.1: [22]
  127.0.0.2: [22]
  nowhere.example:
`;

describe("audit watch conf.yml", () => {
  it("watches the hosts at their interval, and sends one mail for each address", () => {
    const setup = watchOfPortspec(scratch.put("mail.yml", CONF + MAIL), OPTIONS);
    expect(setup?.watches).toMatchObject([
      { settings: { schedule: { kind: "interval", ms: 7_200_000 }, parallel: 7 } },
    ]);
    expect(setup?.watches[0]?.targets.map(({ named }) => named.name)).toEqual([
      "127.0.0.1",
      "127.0.0.2",
      "nowhere.example",
    ]);
    expect(setup?.receivers).toMatchObject([{ to: "security@example.com" }, { to: "admin@example.net" }]);
    expect(JSON.stringify(setup)).not.toContain("hunter2");
  });

  it("has no receiver where no mail is asked for, and is no watch of a policy", () => {
    expect(watchOfPortspec(scratch.put("silent.yml", CONF), OPTIONS)?.receivers).toEqual([]);
    expect(watchOfPortspec(scratch.put("policy.yml", HARMLESS), OPTIONS)).toBeNull();
  });

  it.skipIf(lacks("root", "namespaces", "ip"))("tells of a mismatch, and of a host that was not seen", () => {
    const files = {
      hosts: scratch.put("hosts", "127.0.0.1 localhost\n"),
      resolver: scratch.put("nsswitch.conf", "hosts: files\n"),
    };
    const listeners = [{ host: "127.0.0.1", port: 22 }];
    const state = `${scratch.folder}/state.db`;
    const conf = scratch.put("conf.yml", CONF);
    const args = ["watch", conf, "--once", "--state", state];
    const { stdout, stderr } = auditOn({ listeners, ...files }, args);
    const alerts = (stdout + stderr).split("\n").filter((line) => line.includes("event=alert"));
    const told = alerts.map((line) => /kind=(\S+).*target=(\S+)/.exec(line)?.slice(1).join(" "));
    expect(told).toContain("required-missing 127.0.0.2");
    expect(told).toContain("not-seen nowhere.example");
    expect(told).not.toContain("required-missing 127.0.0.1");
  });
});
