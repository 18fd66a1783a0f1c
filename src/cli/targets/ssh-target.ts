import { accessSync, constants } from "node:fs";
import { resolve } from "node:path";
import type { OpenSource } from "../../app/evidence-source.ts";
import type { Seen } from "../../model/observation.ts";
import { parseDestination } from "../../targets/ssh/parse-destination.ts";
import type { Become } from "../../targets/ssh/remote-command.ts";
import type { SshSettings } from "../../targets/ssh/ssh-arguments.ts";
import type { TargetOption } from "../target-option.ts";
import { InputError, UsageError } from "../usage-error.ts";
import type { TargetKind } from "./target-kind.ts";

/** A host over SSH, by the user's own ssh. */
export const sshTarget: TargetKind = {
  prefix: "ssh://",
  form: "ssh://[USER@]HOST[:PORT]",
  options: ["become", "sshConfig", "identity"],
  name: ({ text, word }, options) => {
    const destination = parseDestination(word);
    if (destination === null)
      throw new UsageError(
        `--target ${text}: after ssh:// comes [USER@]HOST[:PORT], with IPv6 in brackets, and nothing else.`,
      );
    const settings: SshSettings = {
      destination,
      become: options.become ?? "nobody-else",
      configFile: fileOf("--ssh-config", options.sshConfig),
      identityFile: fileOf("--identity", options.identity),
    };
    return [{ name: text, open: () => openHost(text, settings) }];
  },
};

async function openHost(name: string, settings: SshSettings): Promise<Seen<OpenSource>> {
  const { openSsh } = await import("../../targets/ssh/open-ssh.ts");
  const { remoteHost } = await import("../../app/remote-host.ts");
  const opened = openSsh({ name, settings });
  if (opened.status === "unavailable") return opened;
  const connection = opened.value;
  const target = remoteHost({
    name,
    way: wayOf(settings.become),
    exchange: (script) => connection.exchange(script),
  });
  return { status: "observed", value: { target, close: () => connection.close() } };
}

function wayOf(become: Become): string {
  return become === "nobody-else" ? "reached over SSH" : `reached over SSH, through ${become}`;
}

/** ssh is told of a file by its whole path, so that no name of one means something else to it. */
function fileOf(option: keyof typeof NAMES, path: TargetOption["identity"]): string | null {
  if (path === undefined) return null;
  const whole = resolve(path);
  try {
    accessSync(whole, constants.R_OK);
  } catch {
    throw new InputError(`${option} ${path}: ${NAMES[option]} cannot be read.`);
  }
  return whole;
}

const NAMES = { "--ssh-config": "this configuration", "--identity": "this key" } as const;
