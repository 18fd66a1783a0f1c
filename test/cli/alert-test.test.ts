import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { audit, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();
const { folder } = scratch;
const put = (name: string, text: string) => scratch.put(name, text);
const port = { closed: 0 };

beforeAll(async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port.closed = (server.address() as AddressInfo).port;
  await new Promise((resolve) => server.close(resolve));
});
afterAll(() => {
  scratch.remove();
});

const lines = () => readFileSync(join(folder, "alerts.jsonl"), "utf8").trimEnd().split("\n");
const FILE = () =>
  `{ name: lines, kind: file, path: ${join(folder, "alerts.jsonl")}, only: { kinds: [closed] } }`;

describe("audit alert test", () => {
  it("sends a test alert to every receiver, whatever its filter says, and says that it did", () => {
    const config = put("good.yml", `watch: { policies: [x.audit] }\nalerts: [${FILE()}]\n`);
    expect(audit(["alert", "test", config])).toEqual({ status: 0, stdout: "lines: delivered\n", stderr: "" });
    expect(JSON.parse(lines().at(-1) ?? "")).toMatchObject({
      summary: "This is a test. Nothing has happened.",
    });
  });

  it("says of each what became of it, and ends with 2 where one has not taken it", () => {
    const dead = `{ name: hook, kind: webhook, url: "http://127.0.0.1:${port.closed}/" }`;
    const command = "{ name: run, kind: command, argv: [/bin/true] }";
    const config = put("mixed.yml", `alerts: [${FILE()}, ${dead}, ${command}]\n`);
    const { status, stdout, stderr } = audit(["alert", "test", config]);
    expect([status, stderr]).toEqual([2, ""]);
    expect(stdout.trimEnd().split("\n").sort()).toEqual([
      `hook: failed: connect ECONNREFUSED 127.0.0.1:${port.closed}`,
      "lines: delivered",
      "run: failed: commands are not run unless --allow-commands is given",
    ]);
    const args = ["alert", "test", config, "--receiver", "run", "--allow-commands"];
    expect(audit(args)).toMatchObject({ status: 0, stdout: "run: delivered\n" });
  });

  it("reads the mail settings of PortSpec, and sends to each address", () => {
    const mail = `sendemail: true\nsmtpserver: localhost\nsmtpport: ${port.closed}\nsmtpusername: u\nsmtppassword: hunter2\nfromemail: a@b.c\n`;
    const rest = "interval: 3600\nparallelscans: 1\nhosts:\n  127.0.0.1: [22]\nscanports: [22]\n";
    const config = put("portspec.yml", `${rest}${mail}alertemail: [one@x.y, two@x.y]\n`);
    const { status, stdout, stderr } = audit(["alert", "test", config]);
    expect(status).toBe(2);
    expect(stdout).toContain("mail one@x.y: failed: connect ECONNREFUSED");
    expect(stdout).toContain("mail two@x.y: failed: connect ECONNREFUSED");
    expect(stdout + stderr).not.toContain("hunter2");
  });

  it.each<[what: string, text: string, args: readonly string[], status: number, words: string]>([
    ["a faulty file", "alerts: [{ name: a, kind: mail }]", [], 65, "AUD7202"],
    [
      "an unreadable secret",
      "alerts: [{ name: a, kind: slack, url: { env: NOBODY_SETS_THIS } }]",
      [],
      65,
      "AUD7207",
    ],
    ["no receivers", "alerts: []", [], 64, "there is no receiver of alerts in it"],
    [
      "an unknown name",
      "alerts: [{ name: a, kind: file, path: /dev/null }]",
      ["--receiver", "b"],
      64,
      "has a.",
    ],
  ])("%s is said, and nothing is sent", (name, text, args, status, words) => {
    const outcome = audit(["alert", "test", put(`${name.replaceAll(" ", "-")}.yml`, text), ...args]);
    expect([outcome.status, outcome.stdout]).toEqual([status, ""]);
    expect(outcome.stderr).toContain(words);
  });

  it("a file that is not there is said", () => {
    expect(audit(["alert", "test", join(folder, "none.yml")]).status).toBe(66);
  });

  it.each(["password: hunter2", "pasword: hunter2", "password: [hunter2]"])(
    "never shows a secret: %s",
    (key) => {
      const mail = `alerts:\n  - name: a\n    kind: email\n    ${key}\n    user: u\n    host: localhost\n    port: ${port.closed}\n    from: a@b.c\n    to: d@e.f\n`;
      const { stdout, stderr } = audit(["alert", "test", put("secret.yml", mail)]);
      expect(stderr).toMatch(/AUD\d{4}/);
      expect(stdout + stderr).not.toContain("hunter2");
    },
  );
});
