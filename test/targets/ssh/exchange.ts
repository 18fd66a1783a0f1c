import { renderCollectScript } from "../../../src/collectors/script/render-collect-script.ts";
import type { Seen } from "../../../src/model/observation.ts";
import { openSsh } from "../../../src/targets/ssh/open-ssh.ts";
import type { SshConnection, SshOrder } from "../../../src/targets/ssh/open-ssh.ts";
import type { SshSettings } from "../../../src/targets/ssh/ssh-arguments.ts";

/** The script with nothing asked for but the host itself. */
export const BRIEF = renderCollectScript([]);
const LIMITS = { timeoutMs: 20_000, outputBytes: 1 << 20 };

export interface Way {
  readonly user?: string;
  readonly host?: string;
  readonly port: number;
  readonly config: string;
  readonly become?: SshSettings["become"];
  readonly limits?: SshOrder["limits"];
}

/** A connection under the name `ssh://web1`; throws where there is no ssh. */
export function connect({ user, host, port, config, become, limits }: Way): SshConnection {
  const opened = openSsh({
    name: "ssh://web1",
    settings: {
      destination: { user: user ?? "root", host: host ?? "127.0.0.1", port },
      become: become ?? "nobody-else",
      configFile: config,
      identityFile: null,
    },
    limits: limits ?? LIMITS,
  });
  if (opened.status === "unavailable") throw new Error(opened.detail);
  return opened.value;
}

/** What one exchange gives, as text. */
export async function exchangeOnce(way: Way, script = BRIEF): Promise<Seen<string>> {
  const connection = connect(way);
  const seen = await connection.exchange(script);
  await connection.close();
  return seen.status === "observed" ? { status: "observed", value: seen.value.toString("latin1") } : seen;
}

/** The text of a recording; throws the reason where there is none. */
export function shown(seen: Seen<Buffer | string>): string {
  if (seen.status === "unavailable") throw new Error(`${seen.reason}: ${seen.detail}`);
  return seen.value.toString();
}
