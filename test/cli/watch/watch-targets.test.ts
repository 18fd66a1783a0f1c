import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lacks } from "../../support-hosts/requires.ts";
import { besideEngines, enginesCanRun } from "../../targets/containers/real-engines.ts";
import { startSshServer } from "../../targets/ssh/ssh-server.ts";
import type { SshServer } from "../../targets/ssh/ssh-server.ts";
import { COMMAND, HARMLESS, scratchFolder } from "../audit-command.ts";
import {
  alertLines,
  alertsIn,
  arrives,
  endProgram,
  PrivateMachine,
  WatchProcess,
} from "./watched-machine.ts";

const scratch = scratchFolder();
let count = 0;
let folder = "";
const ends: (() => unknown)[] = [];

beforeEach(() => {
  count += 1;
  folder = join(scratch.folder, String(count));
  mkdirSync(folder);
  writeFileSync(join(folder, "harmless.audit"), HARMLESS);
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(() => {
  scratch.remove();
});

/** A configuration with one watch of a target; `more` are keys of the watch. */
function configuration(target: string, more: string): string {
  const path = join(folder, "watch.yaml");
  const receiver = `{ name: log, kind: file, path: ${join(folder, "alerts")} }`;
  const watch = `watch: { policies: harmless.audit, targets: ["${target}"], ${more} }`;
  writeFileSync(path, `${watch}\nstate: watch.db\nalerts: [${receiver}]\n`);
  return path;
}

const lines = () => alertLines(alertsIn(join(folder, "alerts")));
const comes = (line: string) => arrives(join(folder, "alerts"), line);

/** How it ended. */
async function ended({ child }: WatchProcess): Promise<number | null> {
  const closed = once(child, "close") as Promise<[number | null]>;
  child.kill("SIGTERM");
  return (await closed)[0];
}

describe.skipIf(lacks("root", "namespaces", "ssh", "sshd", "ssh-keygen"))(
  "audit watch of a host over SSH",
  () => {
    let server: SshServer;
    beforeAll(async () => {
      server = await startSshServer({ scripts: { silent: "exec sleep 60" } });
    });
    afterAll(() => {
      server.stop();
    });

    function watching(user: string, more: string): WatchProcess {
      const config = configuration(`ssh://${user}@127.0.0.1:${server.port}`, more);
      const words = ["watch", config, "--ssh-config", server.config];
      const watch = new WatchProcess([process.execPath, COMMAND, ...words]);
      ends.push(() => watch.child.kill("SIGKILL"));
      return watch;
    }

    it("tells what opens and closes there, each of it once", async () => {
      const watch = watching("root", "interval: 1s");
      await watch.says("run 1 took");
      const listener = createServer().listen(0, "0.0.0.0");
      await once(listener, "listening");
      const subject = `tcp 0.0.0.0:${(listener.address() as AddressInfo).port}`;
      await comes(`new opened ${subject}`);
      listener.close();
      await comes(`resolved opened ${subject}`);
      expect(await ended(watch)).toBe(0);
      // Other programs of this machine come and go.
      const ours = lines().filter((line) => line.endsWith(subject));
      expect(ours).toEqual([`new opened ${subject}`, `resolved opened ${subject}`]);
    });

    it("leaves out the runs that come due while one of them waits for its host", async () => {
      const watch = watching("silent", "interval: 1s, run-timeout: 3s");
      await watch.says(/a run took so long that [2-9] more came due meanwhile; left out/);
      expect(await ended(watch)).toBe(0);
      expect(lines()).toEqual(["new not-seen target"]);
    });

    it("lets a run come to its end before it goes on with another configuration", async () => {
      const watch = watching("silent", "interval: 1m, run-timeout: 6s");
      await watch.says("watching default");
      configuration(`ssh://silent@127.0.0.1:${server.port}`, "interval: 1m, run-timeout: 2s");
      watch.child.kill("SIGHUP");
      await watch.says("run 2 took");
      expect(await ended(watch)).toBe(0);
      const [first, again, second] = ["run 1 took", "read again", "run 2 took"].map((words) =>
        watch.stderr.indexOf(words),
      );
      expect(first).toBeGreaterThan(0);
      expect(again).toBeGreaterThan(first ?? 0);
      expect(second).toBeGreaterThan(again ?? 0);
      expect(lines()).toEqual(["new not-seen target"]);
    });
  },
);

describe.skipIf(lacks("root", "namespaces", "perl", "nsenter"))(
  "audit watch of a host on the network",
  () => {
    it("tells what a policy asks about, by a cron expression with seconds", async () => {
      const machine = await PrivateMachine.open();
      ends.push(() => {
        machine.close();
      });
      writeFileSync(join(folder, "harmless.audit"), DENIED);
      const watch = machine.watch([configuration("tcp://127.0.0.1", 'cron: "* * * * * *"')]);
      ends.push(() => watch.end("SIGKILL"));
      await watch.says("run 2 took");
      const program = await machine.listen('tcp("127.0.0.1", 9090)');
      await comes("new opened tcp 127.0.0.1:9090");
      await comes("new rule-failed harmless/9090-is-closed");
      await endProgram(program);
      await comes("resolved opened tcp 127.0.0.1:9090");
      await comes("resolved rule-failed harmless/9090-is-closed");
      expect(await watch.end("SIGTERM")).toBe(0);
      expect(lines()).toHaveLength(4);
    });
  },
);

const DENIED = `<check_type:"Unix">
<custom_item>
type : AUDIT_DENIED_OPEN_PORTS
description : "9090 is closed"
port_type : TCP
ports : "9090"
</custom_item>
</check_type>
`;

const RUN = `
wait_for() { for try in $(seq 150); do grep -q "$1" "$2" 2> /dev/null && return; sleep 0.1; done; return 1; }
"$NODE" "$AUDIT" watch watch.yaml 2> watch.log & watch=$!
trap 'kill -KILL $watch' EXIT
wait_for "run 1 took" watch.log
docker exec -d web /bin/busybox sh -c 'echo $$ > /number; exec /bin/httpd -f -p 81'
wait_for ':81"' alerts
docker exec web /bin/busybox sh -c 'kill $(/bin/busybox cat /number)'
wait_for '"state":"resolved".*:81"' alerts
trap - EXIT
kill -TERM $watch; wait $watch
`;

describe.skipIf(
  lacks("root", "namespaces", "dockerd", "docker", "podman", "crun", "busybox") || !enginesCanRun(),
)("audit watch of a container", () => {
  it("tells what opens and closes in it, each of it once", () => {
    configuration("container:web", "interval: 1s");
    writeFileSync(join(folder, "run.sh"), RUN);
    const outcome = besideEngines(folder);
    expect(outcome.stderr + readFileSync(join(folder, "watch.log"), "utf8")).toContain("SIGTERM: ending");
    expect(outcome.status).toBe(0);
    const ours = lines().filter((line) => line.endsWith(":81"));
    expect(ours.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "new opened",
      "resolved opened",
    ]);
  }, 130_000);
});
