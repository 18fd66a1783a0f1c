import { existsSync } from "node:fs";
import type { WatchStore } from "../store/watch-store.ts";
import { printable } from "../support/printable.ts";
import { isAcceptable } from "../watch/state/is-acceptable.ts";
import type { Trouble } from "../watch/state/trouble.ts";
import { EXIT } from "./exit-codes.ts";
import type { PolicyOptions } from "./policy-options.ts";
import { InputError } from "./usage-error.ts";
import { openState } from "./watch/open-state.ts";
import { readWatchSetup } from "./watch/read-watch-setup.ts";
import { writeStdout } from "./write-output.ts";

/** Options of `audit watch accept`. */
export interface AcceptOptions extends PolicyOptions {
  /** Names of targets; empty: all. */
  readonly target: readonly string[];
  readonly state?: string;
}

/** A trouble that is open, and the watch that it belongs to. */
interface OpenTrouble {
  readonly watch: string;
  readonly trouble: Trouble;
}

/** `audit watch accept CONFIG [SUBJECT…]`: what was last seen is as it should be; the next run ends its alerts. */
export async function watchAcceptCommand(
  name: string,
  subjects: readonly string[],
  options: AcceptOptions,
): Promise<number> {
  const setup = readWatchSetup([name], { ...options, target: [], say: () => undefined });
  if (!existsSync(setup.state)) throw new InputError(`${setup.state}: there is no state file yet.`);
  const store = openState(setup.state, "visitor");
  try {
    const open = setup.watches.flatMap(({ settings }) => openOf(store, settings.name));
    const meant = open.filter(({ trouble }) => isMeant(trouble, subjects, options.target));
    const accepted = meant.filter(({ trouble }) => isAcceptable(trouble));
    for (const [watch, all] of Map.groupBy(accepted, (one) => one.watch))
      store.accept(
        watch,
        all.map(({ trouble }) => trouble.id),
      );
    await writeStdout(wordsFor(accepted));
    return complain(subjects, meant) ? EXIT.incomplete : 0;
  } finally {
    store.close();
  }
}

function openOf(store: WatchStore, watch: string): readonly OpenTrouble[] {
  return store.load(watch).memory.troubles.map((trouble) => ({ watch, trouble }));
}

function isMeant(
  { subject, target, id }: Trouble,
  subjects: readonly string[],
  targets: readonly string[],
): boolean {
  const isNamed = subjects.length === 0 || subjects.includes(subject) || subjects.includes(id);
  return isNamed && (targets.length === 0 || targets.includes(target));
}

function wordsFor(accepted: readonly OpenTrouble[]): string {
  if (accepted.length === 0) return "No change is open that could be accepted.\n";
  const lines = accepted.map(({ trouble: { target, kind, subject } }) =>
    printable(`${target}: ${kind} ${subject}`),
  );
  return `${lines.join("\n")}\naccepted: ${accepted.length}; the next run ends the alerts\n`;
}

/** Says what was asked for and is not accepted, and whether there is any of it. */
function complain(subjects: readonly string[], meant: readonly OpenTrouble[]): boolean {
  const missing = subjects.filter((word) =>
    meant.every(({ trouble }) => trouble.subject !== word && trouble.id !== word),
  );
  const refused = subjects.length === 0 ? [] : meant.filter(({ trouble }) => !isAcceptable(trouble));
  for (const word of missing)
    process.stderr.write(`audit: ${printable(word)}: no alert of that name is open\n`);
  for (const { trouble } of refused)
    process.stderr.write(
      `audit: ${printable(trouble.subject)}: ${trouble.kind} is no change; mend it, change the policy, or waive the rule\n`,
    );
  return missing.length + refused.length > 0;
}
