import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PerlProgram } from "../../support-hosts/perl-program.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { scratchFolder } from "../audit-command.ts";
import { alertLines, alertsIn, arrives, endProgram, PrivateMachine } from "./watched-machine.ts";
import type { WatchProcess } from "./watched-machine.ts";

const scratch = scratchFolder();
let machine: PrivateMachine;
let count = 0;
let folder = "";
const running: WatchProcess[] = [];

const ADDRESS = "192.0.2.1";
const REGISTER = new URL("register-main.ts", import.meta.url).pathname;

const SAMHAINRC = `[PortCheck]
SeverityPortCheck = warn
PortCheckInterface = ${ADDRESS}
PortCheckMinPort = 7000
PortCheckMaxPort = 7999
PortCheckUDP = no
PortCheckRequired = ${ADDRESS}:RPC_300100/tcp
PortCheckOptional = ${ADDRESS}:7002/tcp
PortCheckIgnore = ${ADDRESS}:7003/tcp
`;

beforeEach(async () => {
  count += 1;
  folder = join(scratch.folder, String(count));
  mkdirSync(folder);
  writeFileSync(join(folder, "samhainrc"), SAMHAINRC);
  machine = await PrivateMachine.open();
});

afterEach(async () => {
  for (const watch of running.splice(0)) await watch.end("SIGKILL");
  machine.close();
});

afterAll(() => {
  scratch.remove();
});

function watching(): WatchProcess {
  const path = join(folder, "watch.yaml");
  const receiver = `{ name: log, kind: file, path: ${join(folder, "alerts")} }`;
  writeFileSync(
    path,
    `watch: { policies: samhainrc, interval: 1s }\nstate: watch.db\nalerts: [${receiver}]\n`,
  );
  const watch = machine.watch([path]);
  running.push(watch);
  return watch;
}

const alerts = () => alertsIn(join(folder, "alerts"));
const comes = (line: string, times?: number) => arrives(join(folder, "alerts"), line, times);
const listen = (port: number): Promise<PerlProgram> => machine.listen(`tcp("${ADDRESS}", ${port})`);
const register = (program: number, port: number) =>
  machine.run(process.execPath, REGISTER, String(program), "1", "6", String(port));

function startNetwork(): void {
  machine.run("ip", "address", "add", ADDRESS, "dev", "lo");
  machine.run("sh", "-c", "mount -t tmpfs tmpfs /run && mkdir -p /run/rpcbind");
  machine.start("rpcbind", "-f", "-i");
}

const CLOCK = "192.0.2.1:RPC_300100/tcp";
const STRAY = "192.0.2.1:RPC_300200/tcp";

describe.skipIf(lacks("root", "namespaces", "perl", "nsenter", "rpcbind", "rpcinfo", "ip"))(
  "audit watch samhainrc",
  () => {
    it("tells what samhain would report, each of it once, over a restart of its own as well", async () => {
      startNetwork();
      register(300_100, 7001);
      register(300_200, 7010);
      const [clock, stray] = [await listen(7001), await listen(7010)];
      const watch = watching();
      await comes(`new opened ${STRAY}`);
      await endProgram(clock);
      await comes(`new required-missing ${CLOCK}`);
      await listen(7001);
      await comes(`new restarted ${CLOCK}`);
      const moved = await watch.unseen(async () => {
        await endProgram(stray);
        machine.run("rpcinfo", "-d", "300200", "1");
        register(300_200, 7011);
        return await listen(7011);
      });
      await comes(`new moved ${STRAY}`);
      expect(await watch.end("SIGTERM")).toBe(0);
      const again = watching();
      await again.says(/run \d+ took[^]*run \d+ took/);
      await endProgram(moved);
      await comes(`new closed ${STRAY}`);
      await again.end("SIGTERM");
      expect([...alertLines(alerts())].sort()).toEqual(
        [
          `new opened ${STRAY}`,
          `new required-missing ${CLOCK}`,
          `new restarted ${CLOCK}`,
          `resolved required-missing ${CLOCK}`,
          `new moved ${STRAY}`,
          `new closed ${STRAY}`,
          `resolved opened ${STRAY}`,
        ].sort(),
      );
      expect(new Set(alerts().map(({ severity }) => severity))).toEqual(new Set(["MEDIUM"]));
      const reports = alerts().filter(({ state, kind }) => state === "new" && kind !== "not-seen");
      expect(reports.map(({ summary }) => summary)).toEqual([
        "POLICY [ServiceNew] port: 192.0.2.1:7010/tcp (RPC_300200).",
        "POLICY [ServiceMissing] port: 192.0.2.1:-1/tcp (RPC_300100).",
        "POLICY [ServiceRestarted] port: 192.0.2.1:7001/tcp (RPC_300100).",
        "POLICY [ServicePortSwitch] port: 192.0.2.1:7011/tcp (RPC_300200), was 7010/tcp.",
        "POLICY [ServiceMissing] port: 192.0.2.1:7011/tcp (RPC_300200).",
      ]);
      const told = alerts().find(({ kind }) => kind === "moved");
      expect(told?.details.join()).toMatch(/^path=<\/usr\/bin\/perl[\d.]*> pid=<\d+> userid=<root>$/);
    });

    it("tells of an allowed service that comes late, and of an ignored one never", async () => {
      startNetwork();
      const clock = await listen(7001);
      register(300_100, 7001);
      const watch = watching();
      await watch.says("run 1 took");
      await listen(7003);
      const late = await listen(7002);
      await comes(`new restarted ${ADDRESS}:7002/tcp`);
      await endProgram(late);
      await endProgram(clock);
      await comes(`new required-missing ${CLOCK}`);
      expect(alertLines(alerts())).toEqual([
        `new restarted ${ADDRESS}:7002/tcp`,
        `new required-missing ${CLOCK}`,
      ]);
    });
  },
);
