import type { Seen, Unavailable, UnavailableReason } from "../../model/observation.ts";
import type { EngineState, FoundContainer } from "./found-container.ts";

/** A container that runs. */
export type RunningContainer = FoundContainer & { readonly pid: number };

/** As few digits as name a container. */
const SHORTEST_ID = /^[\da-f]{4,64}$/;

/** The container that a word means: by its whole name or id, else by the beginning of its id. */
export function chooseContainer(
  word: string,
  { containers, unread }: EngineState,
): Seen<RunningContainer | null> {
  const exact = containers.filter(({ id, names }) => id === word || names.includes(word));
  const meant = exact.length > 0 ? exact : containers.filter(({ id }) => hasPrefix(id, word));
  const groups = [...Map.groupBy(meant, ({ id }) => id).values()];
  if (groups.length > 1) return several(word, groups);
  const [first] = meant;
  if (first === undefined)
    return unread.length === 0 ? { status: "observed", value: null } : notRead(word, unread);
  const running = meant.find(isRunning);
  if (running === undefined)
    return refuse("missing-source", `The container ${word} (${titleOf(first)}) does not run.`);
  return { status: "observed", value: { ...running, engine: first.engine, names: first.names } };
}

/** A container for people: the engine and the beginning of its id. */
export function titleOf({ engine, id }: Pick<FoundContainer, "engine" | "id">): string {
  return `${engine} container ${/^[\da-f]{64}$/.test(id) ? id.slice(0, 12) : id}`;
}

function hasPrefix(id: string, word: string): boolean {
  return SHORTEST_ID.test(word) && id.startsWith(word);
}

function isRunning(container: FoundContainer): container is RunningContainer {
  return container.pid !== null;
}

function several(word: string, groups: readonly (readonly FoundContainer[])[]): Unavailable {
  const titles = groups.flatMap(([first]) => (first === undefined ? [] : [titleOf(first)]));
  const some = titles.slice(0, 5).join(", ") + (titles.length > 5 ? ", …" : "");
  return refuse("failed", `Several containers are called ${word}: ${some}; give the id.`);
}

function notRead(word: string, unread: readonly string[]): Unavailable {
  return refuse(
    "failed",
    `No container ${word} was found, but not all was read: ${unread.slice(0, 3).join(" ")}`,
  );
}

function refuse(reason: UnavailableReason, detail: string): Unavailable {
  return { status: "unavailable", reason, detail };
}
