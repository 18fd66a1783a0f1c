import { isDeepStrictEqual } from "node:util";
import { readSecret } from "../../receivers/read-secret.ts";
import { secretsOf } from "../../receivers/secrets-of.ts";
import type { MetricsSettings } from "../../watch/service/metrics-settings.ts";
import type { TellEvent, WatchEvent } from "../../watch/watch-event.ts";
import { HiddenWords } from "../log/hidden-words.ts";
import { logSettingsOf } from "../log/log-option.ts";
import type { LogOption } from "../log/log-option.ts";
import type { LogStream } from "../log/log-stream.ts";
import { openLog } from "../log/open-log.ts";
import type { OpenLog } from "../log/open-log.ts";
import { judgeHealth } from "../metrics/judge-health.ts";
import type { Health } from "../metrics/judge-health.ts";
import type { ServedMetrics } from "../metrics/serve-metrics.ts";
import { WatchMetrics } from "../metrics/watch-metrics.ts";
import { logEvent } from "./log-event.ts";
import { logLines } from "./log-lines.ts";
import { measureEvent } from "./measure-event.ts";
import { pulseOf } from "./pulse-of.ts";
import type { WatchSetup } from "./watch-setup.ts";

/** Where a watch is told of, and what is known of it elsewhere. */
export interface TelemetryTools {
  readonly stream: LogStream;
  readonly options: LogOption;
  /** How many groups of alerts wait for each receiver. */
  readonly queues: () => ReadonlyMap<string, number>;
}

/** What people and monitors get to know of a watch: its log, its figures, and whether it is healthy. */
export class WatchTelemetry {
  readonly log: OpenLog;
  readonly #tools: TelemetryTools;
  readonly #hidden = new HiddenWords();
  readonly #metrics = new WatchMetrics();
  readonly #lastRuns = new Map<string, number>();
  #setup: WatchSetup;
  #server: ServedMetrics | null = null;
  #served: MetricsSettings | null = null;
  #serving: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(setup: WatchSetup, tools: TelemetryTools) {
    this.#tools = tools;
    this.#setup = setup;
    this.log = openLog(tools.stream, logSettingsOf(tools.options, setup.log), this.#hidden);
    this.take(setup);
  }

  /** Logs and counts what happens. Never throws. */
  readonly tell: TellEvent = (event: WatchEvent) => {
    logEvent(this.log, event);
    measureEvent(this.#metrics, event);
    if (event.kind !== "run-ended") return;
    this.#lastRuns.set(event.watch, event.endedAt);
    // A port that another program held may be free by now.
    if (this.#server?.status === "refused") this.#serve();
  };

  /** Logs what is to be said of a configuration or a policy. */
  readonly remark = (text: string): void => {
    for (const line of logLines(text)) this.log.warning(line);
  };

  /** Goes on as another configuration says. */
  take(setup: WatchSetup): void {
    this.#setup = setup;
    this.log.adjust(logSettingsOf(this.#tools.options, setup.log));
    for (const source of setup.receivers.flatMap(secretsOf)) {
      const read = readSecret(source);
      if (read.status === "read") this.#hidden.add(read.secret.reveal());
    }
    this.#forgetOthers(setup);
    this.#serve();
  }

  /** Settles when the figures are served, or cannot be. */
  get served(): Promise<void> {
    return this.#serving;
  }

  /** Serves nothing any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#serving;
    if (this.#server?.status === "serving") await this.#server.close();
  }

  #forgetOthers({ watches, receivers }: WatchSetup): void {
    const known = new Set(watches.map(({ settings }) => settings.name));
    this.#metrics.keepOnly({ watches: known, receivers: new Set(receivers.map(({ lane }) => lane)) });
    for (const watch of this.#lastRuns.keys()) if (!known.has(watch)) this.#lastRuns.delete(watch);
  }

  #serve(): void {
    this.#serving = this.#serving.then(async () => {
      if (!this.#isClosed) await this.#serveAs(this.#setup.metrics);
    });
  }

  async #serveAs(settings: MetricsSettings | null): Promise<void> {
    const isNew = this.#server?.status !== "refused";
    if (this.#server?.status === "serving") {
      if (isDeepStrictEqual(settings, this.#served)) return;
      await this.#server.close();
    }
    this.#server = null;
    this.#served = settings;
    if (settings === null) return;
    const { serveMetrics } = await import("../metrics/serve-metrics.ts");
    this.#server = await serveMetrics(settings, {
      metrics: () => this.#metrics.render(this.#queues()),
      health: () => this.#health(),
    });
    if (this.#server.status === "serving") this.log.info(`metrics are served at ${this.#server.url}/metrics`);
    else if (isNew) this.log.error(this.#server.message);
  }

  /** Without them where the disk fails: the other figures matter the more then. */
  #queues(): ReadonlyMap<string, number> {
    try {
      return this.#tools.queues();
    } catch (fault) {
      this.log.error(`the queues cannot be counted: ${String(fault)}`);
      return new Map();
    }
  }

  #health(): Health {
    const pulses = this.#setup.watches.map((watch) =>
      pulseOf(watch, this.#lastRuns.get(watch.settings.name) ?? null),
    );
    return judgeHealth(pulses, Date.now());
  }
}
