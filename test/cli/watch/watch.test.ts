import {
  appendFileSync,
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PerlProgram } from "../../support-hosts/perl-program.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { audit, scratchFolder } from "../audit-command.ts";
import { alertLines, alertsIn, arrives, endProgram, PrivateMachine } from "./watched-machine.ts";
import type { WatchProcess } from "./watched-machine.ts";

const scratch = scratchFolder();
let machine: PrivateMachine;
let count = 0;
let folder = "";
const running: WatchProcess[] = [];
const programs: PerlProgram[] = [];

beforeEach(async () => {
  count += 1;
  folder = join(scratch.folder, String(count));
  mkdirSync(folder);
  put("web.audit", POLICY);
  machine = await PrivateMachine.open();
});

afterEach(async () => {
  for (const watch of running.splice(0)) await watch.end("SIGKILL");
  for (const program of programs.splice(0)) await endProgram(program);
  machine.close();
});

afterAll(() => {
  scratch.remove();
});

const POLICY = `<check_type:"Unix">
<custom_item>
type : AUDIT_REQUIRED_OPEN_PORTS
description : "The web is served"
port_type : TCP
ports : "8080"
</custom_item>
</check_type>
`;

const CONFIG = `
watch: { policies: web.audit, interval: 1s }
state: watch.db
alerts: [{ name: log, kind: file, path: ALERTS }]
`;

function put(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text.replaceAll("ALERTS", join(folder, "alerts")));
  return path;
}

function watching(config: string, as: readonly string[] = []): WatchProcess {
  const watch = machine.watch([config], as);
  running.push(watch);
  return watch;
}

async function listening(code: string, binary?: string): Promise<PerlProgram> {
  const program = await machine.listen(code, binary);
  programs.push(program);
  return program;
}

const alerts = () => alertsIn(join(folder, "alerts"));
const comes = (line: string, times?: number) => arrives(join(folder, "alerts"), line, times);
const WEB = "tcp 0.0.0.0:8080";
const listenOnWeb = (binary?: string) => listening('tcp("0.0.0.0", 8080)', binary);

describe.skipIf(lacks("root", "namespaces", "perl", "nsenter", "setpriv"))("audit watch", () => {
  it("tells what opens, is started anew, changes hands, is replaced and closes, each of it once", async () => {
    const [first, second] = [join(folder, "one"), join(folder, "two")];
    for (const binary of [first, second]) copyFileSync("/usr/bin/perl", binary);
    const watch = watching(put("watch.yaml", CONFIG));
    await comes("new required-missing web/the-web-is-served");
    let web = await listenOnWeb(first);
    await comes(`new opened ${WEB}`);
    web = await watch.unseen(async () => {
      await endProgram(web);
      return await listenOnWeb(first);
    });
    await comes(`new restarted ${first}`);
    web = await watch.unseen(async () => {
      await endProgram(web);
      return await listenOnWeb(second);
    });
    await comes(`new owner-changed ${WEB}`);
    web = await watch.unseen(async () => {
      await endProgram(web);
      appendFileSync(second, "other bytes");
      return await listenOnWeb(second);
    });
    await comes(`new binary-changed ${second}`);
    await endProgram(web);
    await comes(`resolved opened ${WEB}`);
    await comes("new required-missing web/the-web-is-served", 2);
    expect(await watch.end("SIGTERM")).toBe(0);
    expect([...alertLines(alerts())].sort()).toEqual(
      [
        "new required-missing web/the-web-is-served",
        "resolved required-missing web/the-web-is-served",
        `new opened ${WEB}`,
        `new restarted ${first}`,
        `new owner-changed ${WEB}`,
        `new binary-changed ${second}`,
        `new restarted ${second}`,
        `resolved owner-changed ${WEB}`,
        `resolved opened ${WEB}`,
        "new required-missing web/the-web-is-served",
      ].sort(),
    );
    const owner = alerts().find(({ kind }) => kind === "owner-changed");
    expect(owner?.summary).toBe(`${WEB} is held by ${second} (uid 0), and was by ${first} (uid 0).`);
    expect(statSync(join(folder, "watch.db")).mode & 0o777).toBe(0o600);
  });

  it("repeats nothing when it is started anew, and tells what happened meanwhile", async () => {
    const config = put("watch.yaml", CONFIG);
    const before = watching(config);
    await comes("new required-missing web/the-web-is-served");
    expect(await before.end("SIGTERM")).toBe(0);
    await listening('tcp("0.0.0.0", 9090)');
    const after = watching(config);
    await after.says("run 3");
    await comes("new opened tcp 0.0.0.0:9090");
    expect(await after.end("SIGINT")).toBe(130);
    expect(alertLines(alerts())).toEqual([
      "new required-missing web/the-web-is-served",
      "new opened tcp 0.0.0.0:9090",
    ]);
  });

  it("tells again what is still so, with the same id, until it is over", async () => {
    watching(put("watch.yaml", CONFIG.replace("interval: 1s", "interval: 1s, remind: 2s")));
    await comes("reminder required-missing web/the-web-is-served", 2);
    await listenOnWeb();
    await comes("resolved required-missing web/the-web-is-served");
    const told = alerts().filter(({ kind }) => kind === "required-missing");
    expect(new Set(told.map(({ id }) => id)).size).toBe(1);
    expect(told.map(({ state }) => state)[0]).toBe("new");
    expect(told.length).toBeLessThan(8);
  });

  it("takes a good new configuration at SIGHUP, and keeps the old one where it is faulty", async () => {
    const config = put("watch.yaml", CONFIG);
    const watch = watching(config);
    await watch.says("run 1");
    put("watch.yaml", "watch: { policy: web.audit }");
    watch.signal("SIGHUP");
    await watch.says("the old one goes on");
    await watch.says("AUD5003");
    await listening('tcp("0.0.0.0", 9090)');
    await comes("new opened tcp 0.0.0.0:9090");
    put("other.audit", POLICY.replace("8080", "7070").replace("The web is served", "Another one"));
    const second = "{ name: second, policies: other.audit, interval: 1s }";
    put("watch.yaml", CONFIG.replace(/watch: (\{.*\})/, `watch: [$1, ${second}]`));
    watch.signal("SIGHUP");
    await comes("new required-missing other/another-one");
    await listening('tcp("0.0.0.0", 9091)');
    await comes("new opened tcp 0.0.0.0:9091", 2);
    const told = alerts().filter(({ subject }) => subject === "tcp 0.0.0.0:9091");
    expect(told.map((alert) => alert.watch).sort()).toEqual(["default", "second"]);
    expect(new Set(told.map(({ id }) => id)).size).toBe(2);
    expect(await watch.end("SIGTERM")).toBe(0);
  });

  it("counts a run that could not see as an alert", async () => {
    await listenOnWeb();
    chownSync(folder, 65_534, 65_534);
    chmodSync(scratch.folder, 0o755);
    const config = put("watch.yaml", CONFIG);
    const nobody = watching(config, ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]);
    await comes("new not-seen owners");
    const lost = alerts().find(({ kind }) => kind === "not-seen");
    expect(lost?.details.join()).toMatch(/root|CAP_SYS_PTRACE/);
    expect(await nobody.end("SIGTERM")).toBe(0);
  });

  it("runs once where that is wanted, and the next time goes on from there", async () => {
    const config = put("watch.yaml", CONFIG);
    expect(await ended(machine.watch([config, "--once"]))).toBe(0);
    await listenOnWeb();
    expect(await ended(machine.watch([config, "--once"]))).toBe(0);
    expect([...alertLines(alerts())].sort()).toEqual([
      `new opened ${WEB}`,
      "new required-missing web/the-web-is-served",
      "resolved required-missing web/the-web-is-served",
    ]);
  });

  it("ends what somebody accepts, while it goes on and while it does not, and tells no change twice", async () => {
    const config = put("watch.yaml", CONFIG);
    const watch = watching(config);
    await watch.says("run 1");
    await listening('tcp("0.0.0.0", 9090)');
    await listening('tcp("0.0.0.0", 9091)');
    await comes("new opened tcp 0.0.0.0:9090");
    await comes("new opened tcp 0.0.0.0:9091");
    const one = audit(["watch", "accept", config, "tcp 0.0.0.0:9090"]);
    expect(one).toMatchObject({ status: 0, stderr: "" });
    expect(one.stdout).toContain("opened tcp 0.0.0.0:9090\naccepted: 1;");
    await comes("resolved opened tcp 0.0.0.0:9090");
    expect(await watch.end("SIGTERM")).toBe(0);
    expect(audit(["watch", "accept", config]).stdout).toContain("opened tcp 0.0.0.0:9091\naccepted: 1;");
    const again = watching(config);
    await comes("resolved opened tcp 0.0.0.0:9091");
    await again.says(/run \d+ took[^]*run \d+ took/);
    expect(alertLines(alerts())).toHaveLength(5);
    const over = alerts().filter(({ state }) => state === "resolved");
    expect(over.map(({ details }) => details.at(-1))).toEqual(Array(2).fill("It was accepted as it is."));
    const rule = audit(["watch", "accept", config, "web/the-web-is-served", "tcp 0.0.0.0:1"]);
    expect(rule.status).toBe(2);
    expect(rule.stderr).toContain("required-missing is no change");
    expect(rule.stderr).toContain("tcp 0.0.0.0:1: no alert of that name is open");
  });

  it("goes on where the clock is set back by an hour", async () => {
    const clock = put(
      "clock.cjs",
      `const { now } = Date; const { existsSync } = require("node:fs");
       Date.now = () => now() - (existsSync(${JSON.stringify(join(folder, "set-back"))}) ? 3_600_000 : 0);`,
    );
    const watch = watching(put("watch.yaml", CONFIG), ["env", `NODE_OPTIONS=--require=${clock}`]);
    await watch.says("run 2 took");
    put("set-back", "");
    await watch.says("run 5 took");
    expect(watch.stderr).not.toMatch(/took -/);
    expect(await watch.end("SIGTERM")).toBe(0);
  });

  it("ends in the middle of a run, and the command of the run with it", async () => {
    const command = "sleep 98765 & wait";
    put(
      "slow.audit",
      `<check_type:"Unix">\n<custom_item>\ntype : CMD_EXEC\ndescription : "slow"\ncmd : "${command}"\nexpect : "x"\n</custom_item>\n</check_type>\n`,
    );
    const config = put("watch.yaml", CONFIG.replace("web.audit, interval", "slow.audit, interval"));
    const watch = machine.watch([config, "--allow-command", command]);
    running.push(watch);
    await watch.says("watching default");
    await machine.runs("sleep 98765", "begun");
    expect(await watch.end("SIGTERM")).toBe(0);
    expect(watch.stderr).toContain("the run was given up, and nothing of it was kept");
    expect(watch.stderr).not.toContain("came due");
    await machine.runs("sleep 98765", "ended");
  });

  it("says that another one holds the state, and that a state is none", async () => {
    const config = put("watch.yaml", CONFIG);
    const watch = watching(config);
    await watch.says("run 1");
    const other = machine.watch([config]);
    expect(await ended(other)).toBe(66);
    expect(other.stderr).toContain("is another audit watch running?");
    await watch.end("SIGTERM");
    writeFileSync(join(folder, "watch.db"), "x".repeat(10_000));
    const third = machine.watch([config]);
    expect(await ended(third)).toBe(66);
    expect(third.stderr).toContain("no database");
    expect(readFileSync(join(folder, "watch.db"), "utf8")).toBe("x".repeat(10_000));
  });

  it("of a network does not alert of ports that nobody asked about", async () => {
    const config = put(
      "conf.yml",
      'interval: 3600\nparallelscans: 1\nscanports: [8080]\nhosts:\n  "127.0.0.1": []\n',
    );
    const watch = machine.watch([config, "--state", join(folder, "portspec.db")]);
    running.push(watch);
    await watch.says("run 1 took");
    expect(watch.stderr).toContain(" 0 alerts, 0 open");
  });

  it("takes a configuration of samhain, and its interval", async () => {
    const config = put("samhainrc", "[PortCheck]\nPortCheckInterval = 1\n");
    const watch = machine.watch([config, "--state", join(folder, "samhain.db")]);
    running.push(watch);
    await watch.says("run 3 took");
  });
});

describe("audit watch --check-config", () => {
  it("has nothing to accept before the first run", () => {
    const never = put("watch.yaml", CONFIG.replace("watch.db", "never.db"));
    const outcome = audit(["watch", "accept", never]);
    const elsewhere = audit([
      "watch",
      "accept",
      put("watch.yaml", CONFIG),
      "--state",
      join(folder, "other.db"),
    ]);
    expect(elsewhere).toMatchObject({
      status: 66,
      stderr: expect.stringContaining("other.db: there is no state") as string,
    });
    expect(outcome.status).toBe(66);
    expect(outcome.stderr).toContain("there is no state file yet");
  });

  it("names the receivers that are commands, unless these may run", () => {
    const config = put(
      "watch.yaml",
      CONFIG.replace("[{", "[{ name: horn, kind: command, argv: [/bin/true] }, {"),
    );
    const forbidden = audit(["watch", config, "--check-config"]);
    expect(forbidden).toMatchObject({
      status: 0,
      stderr: expect.stringContaining("alerts wait for: horn") as string,
    });
    const allowed = audit(["watch", config, "--check-config", "--allow-commands"]);
    expect(allowed).toMatchObject({ status: 0, stderr: "" });
  });

  it("says in JSON what is wrong where the log is JSON", () => {
    const outcome = audit(["watch", put("watch.yaml", "watch: { policies: web.audit, inteval: 5m }"), "-j"]);
    const lines = outcome.stderr.trim().split("\n");
    const said = lines.map((line) => JSON.parse(line) as { level: string; msg: string; event: string });
    expect(outcome.status).toBe(65);
    expect(said.every(({ level, event }) => level === "error" && event === "refused")).toBe(true);
    expect(said.map(({ msg }) => msg).join("\n")).toContain("AUD5003");
  });

  it.each<[string, number, string]>([
    [CONFIG, 0, ""],
    ["watch: { policies: web.audit, targets: [ssh:web1] }", 65, "AUD7007"],
    ["watch: { policies: missing.audit }", 66, "watch.yaml:1:20: error AUD7008"],
    ["watch: [{ policies: [web.audit, none.audit] }]", 66, "none.audit: there is no such file"],
    ["watch: { inventory: none.yml }", 66, "watch.yaml:1:21: error AUD7008"],
    ["watch: { policies: . }", 66, "is a directory"],
    ['watch: { policies: "-" }', 66, "standard input cannot be read again on SIGHUP"],
    ["watch: { policies: missing.audit, jitter: x }", 65, "watch.yaml:1:20: error AUD7008"],
    ["watch: { policies: web.audit, jitter: x }\nalerts: 5", 65, "watch.yaml:2:9: error AUD5002"],
    ["watch: { policies: web.audit }\nstate: /", 66, "watch.yaml:2:8: error AUD7008"],
    ["watch: { policies: web.audit, inteval: 5m }", 65, "did you mean interval?"],
    ["watch: [", 65, "AUD5001"],
  ])("of %s ends with %i", (text, status, words) => {
    const outcome = audit(["watch", put("watch.yaml", text), "--check-config"]);
    expect(outcome.stderr).toContain(words);
    expect(outcome.status).toBe(status);
    if (status === 0) expect(outcome.stdout).toContain("good: 1 watch, 1 target, 1 receiver");
  });

  it("takes policies, too, and no option that a configuration has", () => {
    expect(audit(["watch", put("a.audit", POLICY), "--check-config"]).status).toBe(0);
    expect(audit(["watch", put("a.audit", POLICY), "--interval", "soon", "--check-config"]).status).toBe(64);
    expect(audit(["watch", put("watch.yaml", CONFIG), "--interval", "5m", "--check-config"]).status).toBe(64);
  });
});

async function ended(watch: WatchProcess): Promise<number | null> {
  running.push(watch);
  return await new Promise((resolve) => watch.child.once("close", resolve));
}
