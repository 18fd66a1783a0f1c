import { spawnSync } from "node:child_process";
import { compare } from "../compare.ts";
import { CHILD_ENVIRONMENT } from "../environment.ts";
import { auditCommand, policyFile } from "../programs.ts";
import { atMost } from "../result.ts";
import type { Result } from "../result.ts";
import type { Bench, RowGroup } from "../row-group.ts";
import { onSshHosts } from "../ssh-hosts.ts";
import type { SshHosts } from "../ssh-hosts.ts";

const WORK = "20 hosts over SSH";

/** Many hosts over SSH in one run: how often each of them is asked, and how long that takes. */
export const ssh: RowGroup = {
  name: "ssh",
  measure: (bench) =>
    onSshHosts({ work: WORK, folder: bench.folder }, (hosts) => {
      const command = auditOf(hosts);
      return [exchangesOf(command, hosts), ...contest(bench, command, hosts)];
    }),
};

function auditOf({ addresses, config }: SshHosts): readonly string[] {
  const targets = addresses.flatMap((address) => ["--target", `ssh://${address}`]);
  const words = ["run", policyFile("denied-ports"), ...targets, "--ssh-config", config];
  return auditCommand([...words, "--parallel", "20"]);
}

/** Commands that one run asks of the host that is asked most often. */
function exchangesOf(command: readonly string[], { enter, exchanges }: SshHosts): Result {
  const before = exchanges();
  const [program = "", ...words] = [...enter, ...command];
  const { status } = spawnSync(program, words, { stdio: "ignore", env: CHILD_ENVIRONMENT });
  if (status !== 0 && status !== 1) throw new Error(`audit run ended with ${status}.`);
  const samples = exchanges().map((count, host) => count - (before[host] ?? 0));
  if (samples.includes(0)) throw new Error("A host was not asked at all.");
  const quantity = { value: Math.max(...samples), unit: "exchanges" } as const;
  const ours = { name: "audit run", quantity, samples };
  const work = "exchanges for each of 20 hosts, a policy without conditions";
  return { status: "measured", work, host: "X", ours, peer: null, target: atMost(1) };
}

function contest(
  { rounds }: Bench,
  command: readonly string[],
  { enter, addresses, config }: SshHosts,
): readonly Result[] {
  const list = addresses.join(" ");
  const login = `ssh -F ${config}`;
  const inTurn = `for host in ${list}; do ${login} "$host" true || exit 3; done`;
  const atOnce = `printf '%s\\n' ${list} | xargs -P 20 -I HOST ${login} HOST true`;
  return compare({
    work: WORK,
    host: "X",
    rounds: rounds(7),
    enter,
    ours: { name: "audit run --parallel 20", command },
    peers: [
      { name: "ssh HOST true, one after another", command: ["sh", "-c", inTurn], target: null },
      { name: "ssh HOST true, all at once", command: ["sh", "-c", atOnce], target: null },
    ],
  });
}
