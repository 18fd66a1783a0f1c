import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The bundled command, as a user has it. */
export const COMMAND = resolve("dist/audit.cjs");

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs `audit` and waits for it, at most a minute. */
export function audit(args: readonly string[], { input, env, cwd }: Options = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: "utf8",
    input: input ?? "",
    cwd,
    env: { PATH: process.env.PATH, ...env },
    timeout: 240_000,
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}

/** A private folder for one test file, and a way to put files into it. */
export function scratchFolder(): {
  readonly folder: string;
  put(name: string, text: string | Buffer): string;
  remove(): void;
} {
  const folder = mkdtempSync(join(tmpdir(), "dotaudit-cli-"));
  return {
    folder,
    put: (name, text) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A policy of one rule that passes wherever nothing listens on port 1. */
export const HARMLESS = `<check_type:"Unix">
<custom_item>
type : AUDIT_DENIED_OPEN_PORTS
description : "Nothing on the multiplexer's port"
port_type : TCP
ports : "1"
</custom_item>
</check_type>
`;
