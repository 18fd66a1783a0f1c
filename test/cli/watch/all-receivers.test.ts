import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PASSWORD } from "../../receivers/in-private.ts";
import type { PerlProgram } from "../../support-hosts/perl-program.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { HARMLESS, scratchFolder } from "../audit-command.ts";
import { alertsIn, arrives, endProgram, PrivateMachine, until } from "./watched-machine.ts";
import type { DeliveredAlert, WatchProcess } from "./watched-machine.ts";

const scratch = scratchFolder();
const { folder } = scratch;
const place = (name: string) => join(folder, name);

const REQUIRED = `<check_type:"Unix">
<custom_item>
type : AUDIT_REQUIRED_OPEN_PORTS
description : "The web is served"
port_type : TCP
ports : "8080"
</custom_item>
</check_type>
`;

/** Two policies, two networks, every kind of receiver that a server stands behind, a file, and one that never answers. */
const CONFIG = `
watch:
  - { name: web, policies: required.audit, targets: [local, "netns:blue"], interval: 1s }
  - { name: other, policies: harmless.audit, targets: ["netns:blue"], interval: 1s }
state: watch.db
alerts:
  - { name: dead, kind: webhook, url: "https://127.0.0.1:9/" }
  - { name: file, kind: file, path: ${place("alerts")} }
  - { name: hook, kind: webhook, url: "https://localhost:8443/hook", ca: ${place("cert.pem")} }
  - { name: tls, kind: syslog, host: localhost, ca: ${place("cert.pem")}, facility: local0 }
  - { name: tcp, kind: syslog, transport: tcp, host: localhost, port: 514, facility: local1 }
  - { name: udp, kind: syslog, transport: udp, host: localhost, port: 514, facility: local2 }
  - name: mail
    kind: email
    host: localhost
    port: 587
    ca: ${place("cert.pem")}
    user: watch
    password: { file: ${place("secret")} }
    from: watch@host.example
    to: [one@x.example, two@x.example]
`;

/** Of the second network. */
const ADDRESS = "192.0.2.77";

let machine: PrivateMachine;
let watch: WatchProcess;
const programs: PerlProgram[] = [];

const FILE = place("alerts");
const comes = (line: string, times?: number) => arrives(FILE, line, times);
const told = (alert: Pick<DeliveredAlert, "id" | "state">) => `${alert.state} ${alert.id}`;
const linesOf = (name: string) => readFileSync(place(name), "utf8").trimEnd().split("\n");

/** What the syslog server got of one way, in the order of its coming. */
function syslogged(facility: number): readonly string[] {
  const messages = linesOf("syslog/kept").map((line) => JSON.parse(line) as Readonly<Record<string, string>>);
  return messages
    .filter((message) => message.syslogfacility === String(facility))
    .map((message) => {
      const data = message["structured-data"] ?? "";
      const [state, id] = ["state", "id"].map((key) => new RegExp(` ${key}="([^"]*)"`).exec(data)?.[1]);
      return `${state ?? ""} ${id ?? ""}`;
    });
}

/** The groups of the messages to one address, sorted: Exim delivers at the same time what comes at the same time. */
function mailed(address: string): readonly string[] {
  const messages = readFileSync(place("mail/mail/all"), "utf8").split(/^From watch@.*\n/m);
  return messages
    .filter((text) => text.startsWith(`Envelope-to: ${address}\n`))
    .map((text) => /^X-Dotaudit-Group: (.*)$/m.exec(text)?.[1] ?? text)
    .sort();
}

describe.skipIf(lacks("root", "namespaces", "perl", "nsenter", "ip", "exim4", "rsyslogd", "openssl"))(
  "audit watch of several networks",
  () => {
    beforeAll(async () => {
      chmodSync(folder, 0o755);
      scratch.put("required.audit", REQUIRED);
      scratch.put("harmless.audit", HARMLESS);
      writeFileSync(place("secret"), `${PASSWORD}\n`, { mode: 0o600 });
      machine = await PrivateMachine.open();
      machine.run("mount", "-t", "tmpfs", "none", "/run");
      machine.run("ip", "netns", "add", "blue");
      machine.run("ip", "-n", "blue", "address", "add", `${ADDRESS}/32`, "dev", "lo");
      // A network without a process cannot be looked at.
      machine.start("ip", "netns", "exec", "blue", "sleep", "600");
      machine.start(process.execPath, new URL("all-receivers-main.ts", import.meta.url).pathname, folder);
      await until(
        () => existsSync(place("ready")),
        () => "The servers are not ready.",
      );
      watch = machine.watch([scratch.put("watch.yaml", CONFIG)]);
    });

    afterAll(async () => {
      await watch.end("SIGKILL");
      for (const program of programs) await endProgram(program);
      machine.close();
      scratch.remove();
    });

    it(
      "tells each receiver once of each thing that opens, moves and closes",
      { timeout: 240_000 },
      async () => {
        await comes("new required-missing required/the-web-is-served", 2);
        const web = await machine.listen('tcp("0.0.0.0", 8080)');
        programs.push(web);
        await comes("new opened tcp 0.0.0.0:8080");
        const shell = await machine.listenIn("blue", 'tcp("0.0.0.0", 9090)');
        programs.push(shell);
        // Both watches look at this network.
        await comes("new opened tcp 0.0.0.0:9090", 2);
        await watch.unseen(async () => {
          await endProgram(shell);
          programs.push(await machine.listenIn("blue", `tcp("${ADDRESS}", 9090)`));
        });
        await comes("new moved tcp 0.0.0.0:9090", 2);
        await endProgram(web);
        await comes("resolved opened tcp 0.0.0.0:8080");
        await comes("new required-missing required/the-web-is-served", 3);
        const groups = [...new Set(alertsIn(FILE).map(({ group }) => group))].sort();
        await until(
          () =>
            ["one@x.example", "two@x.example"].every((to) => mailed(to).length >= groups.length) &&
            [16, 17, 18].every((facility) => syslogged(facility).length >= alertsIn(FILE).length),
          () => `The servers did not get everything:\n${watch.stderr}`,
        );
        expect(await watch.end("SIGTERM")).toBe(0);

        const all = alertsIn(FILE).map(told);
        expect(new Set(all).size).toBe(all.length);
        const hooks = linesOf("hooks").map((line) => JSON.parse(line) as { alerts: DeliveredAlert[] });
        const got = {
          hook: hooks.flatMap(({ alerts }) => alerts.map(told)),
          tls: syslogged(16),
          tcp: syslogged(17),
          udp: syslogged(18),
        };
        expect(got).toEqual({ hook: all, tls: all, tcp: all, udp: all });
        expect([mailed("one@x.example"), mailed("two@x.example")]).toEqual([groups, groups]);
        expect(watch.stderr).toContain("dead");
      },
    );
  },
);
