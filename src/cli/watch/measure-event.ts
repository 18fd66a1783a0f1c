import type { WatchEvent } from "../../watch/watch-event.ts";
import type { WatchMetrics } from "../metrics/watch-metrics.ts";

/** Counts what a watch tells. */
export function measureEvent(metrics: WatchMetrics, event: WatchEvent): void {
  switch (event.kind) {
    case "run-ended":
      metrics.ran(event);
      break;
    case "run-failed":
      metrics.failed(event.watch);
      break;
    case "runs-skipped":
      metrics.skipped(event.watch, event.count);
      break;
    case "delivery":
      metrics.delivered(event.receiver, event.status);
      break;
    case "reloaded":
      metrics.reloaded("taken");
      break;
    case "reload-refused":
      metrics.reloaded("refused");
      break;
    case "started":
    case "run-given-up":
    case "stopping":
      break;
  }
}
