import { Courier } from "../alerts/outbox/courier.ts";
import type { DeliveryNews } from "../alerts/outbox/courier.ts";
import { makeSenders } from "../receivers/make-senders.ts";
import { OutboxTable } from "../store/outbox-table.ts";
import type { WatchStore } from "../store/watch-store.ts";
import { EXIT } from "./exit-codes.ts";
import { openNotifier } from "./watch/notify.ts";
import { onceOver } from "./watch/once-over.ts";
import { openState } from "./watch/open-state.ts";
import { readWatchSetup } from "./watch/read-watch-setup.ts";
import { SignalQueue } from "./watch/signal-queue.ts";
import { startWatchdog } from "./watch/start-watchdog.ts";
import { WatchDaemon } from "./watch/watch-daemon.ts";
import { saidInJson } from "./watch/said-in-json.ts";
import type { ReadingOptions, WatchOptions } from "./watch/watch-options.ts";
import type { WatchSetup } from "./watch/watch-setup.ts";
import { watchWords } from "./watch/watch-words.ts";
import { WatchTelemetry } from "./watch/watch-telemetry.ts";
import { spareMemory } from "./spare-memory.ts";
import { writeStdout } from "./write-output.ts";

/** `audit watch CONFIG | POLICY…`: judges again and again, and tells what changed, until it is ended. */
export function watchCommand(names: readonly string[], options: WatchOptions): Promise<number> {
  return saidInJson(options, (reading) => watch(names, reading));
}

async function watch(names: readonly string[], options: ReadingOptions): Promise<number> {
  spareMemory();
  const setup = readWatchSetup(names, options);
  if (options.checkConfig === true) {
    await writeStdout(`${names.join(" ")}: good: ${watchWords(setup)}\n`);
    return 0;
  }
  const store = openState(setup.state);
  const outbox = new OutboxTable(store.database);
  const telemetry = new WatchTelemetry(options.once === true ? { ...setup, metrics: null } : setup, {
    stream: process.stderr,
    options,
    queues: () => outbox.lengths(),
  });
  try {
    const courier = courierOf(outbox, setup, { options, telemetry });
    if (options.once === true) return await onceOver(setup, { store, courier, tell: telemetry.tell });
    process.exitCode = await untilEnded(setup, { store, courier, telemetry, names, options });
  } finally {
    await telemetry.close();
    store.close();
  }
  // What was given up may still hold something open: connections, and commands, which are ended with this process.
  process.exit();
}

interface Telling {
  readonly options: WatchOptions;
  readonly telemetry: WatchTelemetry;
}

function courierOf(outbox: OutboxTable, setup: WatchSetup, { options, telemetry }: Telling): Courier {
  const tell = ({ lane, status, detail }: DeliveryNews) => {
    telemetry.tell({ kind: "delivery", receiver: lane, status, detail });
  };
  return new Courier({ outbox, tell }, sendersOf(setup, options));
}

function sendersOf({ receivers }: WatchSetup, { allowCommands }: WatchOptions) {
  return makeSenders(receivers, { commands: allowCommands === true ? "allowed" : "forbidden" });
}

interface Going extends Telling {
  readonly store: WatchStore;
  readonly courier: Courier;
  readonly names: readonly string[];
}

async function untilEnded(setup: WatchSetup, going: Going): Promise<number> {
  const { log, tell } = going.telemetry;
  const signals = new SignalQueue();
  const notifier = openNotifier({ environment: process.env, onFault: log.warning });
  const daemon = new WatchDaemon({ ...going, tell });
  const stopWatchdog = startWatchdog(notifier, {
    environment: process.env,
    isAlive: () => daemon.isAlive,
  });
  daemon.take(setup, () => {
    tell({ kind: "started", watches: namesOf(setup), state: setup.state });
    notifier.ready(watchWords(setup));
  });
  for (;;) {
    const signal = await signals.next();
    if (signal === "SIGHUP") {
      notifier.reloading();
      const onDone = (words: string) => {
        notifier.ready(words);
      };
      reload(daemon, setup.state, { ...going, onDone });
      continue;
    }
    notifier.stopping();
    tell({ kind: "stopping", signal });
    await daemon.end(signals.hurry);
    stopWatchdog();
    await notifier.sent();
    return signal === "SIGINT" ? EXIT.interrupted : 0;
  }
}

/** Reads everything again. What is faulty is said, and the old configuration goes on. */
function reload(
  daemon: WatchDaemon,
  state: string,
  { names, options, telemetry, courier, onDone }: Going & { readonly onDone: (words: string) => void },
): void {
  try {
    const fresh = readWatchSetup(names, { ...options, say: telemetry.remark });
    if (fresh.state !== state)
      throw new Error(`the state file is another one (${fresh.state}): start the program anew for that.`);
    daemon.take(fresh, () => {
      courier.replace(sendersOf(fresh, options));
      telemetry.take(fresh);
      telemetry.tell({ kind: "reloaded", watches: namesOf(fresh) });
      onDone(watchWords(fresh));
    });
  } catch (fault) {
    const detail = fault instanceof Error ? fault.message : String(fault);
    telemetry.tell({ kind: "reload-refused", detail });
    onDone("the new configuration is not used");
  }
}

function namesOf({ watches }: WatchSetup): readonly string[] {
  return watches.map(({ settings }) => settings.name);
}
