import type { WatchEvent } from "./watch-event.ts";

/** An event as one sentence. Raw text of the system may be in it. */
export function describeEvent(event: WatchEvent): string {
  if (event.kind === "run-ended") return runWords(event);
  if (event.kind === "delivery") return deliveryWords(event);
  return plainWords(event);
}

type Of<K extends WatchEvent["kind"]> = Extract<WatchEvent, { readonly kind: K }>;

function plainWords(event: Exclude<WatchEvent, Of<"run-ended" | "delivery">>): string {
  switch (event.kind) {
    case "started":
      return `watching ${event.watches.join(", ")}; the state is kept in ${event.state}`;
    case "run-failed":
      return `${event.watch}: the run failed, the next one tries again: ${event.detail}`;
    case "runs-skipped":
      return `${event.watch}: a run took so long that ${event.count} more came due meanwhile; left out`;
    case "run-given-up":
      return `${event.watch}: the run was given up, and nothing of it was kept`;
    case "reloaded":
      return `read again; watching ${event.watches.join(", ")}`;
    case "reload-refused":
      return `the new configuration is not used, the old one goes on: ${event.detail}`;
    case "stopping":
      return `${event.signal}: ending`;
  }
}

function deliveryWords({ receiver, status, detail }: Of<"delivery">): string {
  return `${receiver}: ${status}${detail === "" ? "" : `: ${detail}`}`;
}

function runWords({ watch, run, targets, group, open, ...times }: Of<"run-ended">): string {
  const blind = targets.filter(({ sight }) => sight === "blind").length;
  const parts = [
    `${watch}: run ${run} took ${times.endedAt - times.startedAt} ms`,
    `${targets.length} ${targets.length === 1 ? "target" : "targets"}`,
    ...(blind === 0 ? [] : [`${blind} not seen`]),
    `${group?.alerts.length ?? 0} alerts`,
    ...(group === null || group.heldBack === 0 ? [] : [`${group.heldBack} held back`]),
    `${open} open`,
  ];
  return parts.join(", ");
}
