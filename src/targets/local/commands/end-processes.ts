import { readFileSync } from "node:fs";

const MOST = 10_000;

/**
 * Sends a signal to a process, to its group, on Linux to all that it started, also where that left the group, and to those
 * that are `known` from before: what has lost its parent shows no more who started it. Gives all of them.
 */
export function endProcesses(
  leader: number,
  signal: "SIGTERM" | "SIGKILL",
  known: readonly number[] = [],
): readonly number[] {
  const started = [...new Set([...known, ...descendantsOf(leader)])];
  send(-leader, signal);
  for (const pid of started) send(pid, signal);
  return started;
}

function descendantsOf(leader: number): readonly number[] {
  const found = new Set([leader]);
  for (const pid of found) {
    if (found.size > MOST) break;
    for (const child of childrenOf(pid)) found.add(child);
  }
  return [...found];
}

function childrenOf(pid: number): readonly number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1");
    return text.split(" ").map(Number).filter(Boolean);
  } catch {
    return [];
  }
}

function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch {
    // It has ended already.
  }
}
