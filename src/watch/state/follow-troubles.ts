import type { EndedRun } from "./ended-run.ts";
import { isAcceptable } from "./is-acceptable.ts";
import { topicOf } from "./trouble.ts";
import type { Condition, Sighting, Trouble, WatchedChange } from "./trouble.ts";

/** What became of the troubles in a run. */
export interface FollowedTroubles {
  /** Those that are open now, old and new. */
  readonly open: readonly Trouble[];
  /** Those that are over, with a word on how it ended where there is more to say. */
  readonly over: readonly Trouble[];
  /** What happened and is over at once: it is told and never resolved. */
  readonly moments: readonly Trouble[];
}

/** Puts what a run saw to what is known. What the run cannot tell stays as it is. */
export function followTroubles(known: readonly Trouble[], run: EndedRun): FollowedTroubles {
  const byTarget = Map.groupBy(known, ({ target }) => target);
  const followed = run.sightings.map((sighting) =>
    followTarget(byTarget.get(sighting.target) ?? [], sighting, run),
  );
  const watched = new Set(run.sightings.map(({ target }) => target));
  const left = known.filter(({ target }) => !watched.has(target));
  return {
    open: followed.flatMap(({ open }) => open),
    over: [...followed.flatMap(({ over }) => over), ...left.map(endedBy("The target is no longer watched."))],
    moments: followed.flatMap(({ moments }) => moments),
  };
}

/** What is open of one target, by topic. */
type Ledger = Map<string, Trouble>;

function followTarget(known: readonly Trouble[], sighting: Sighting, run: EndedRun): FollowedTroubles {
  const ledger: Ledger = new Map(known.map((trouble) => [trouble.topic, trouble]));
  const begun = sighting.changes.map((change) => ({ change, fresh: begin(change, sighting.target, run) }));
  const over = [
    ...endAccepted(ledger, run),
    ...begun.flatMap(({ change, fresh }) => takeChange(ledger, change, fresh)),
    ...endConditions(ledger, sighting),
    ...endTopics(ledger, sighting),
  ];
  for (const condition of sighting.conditions) takeCondition(ledger, condition, { sighting, run });
  over.push(...endOldest(ledger));
  const moments = begun.flatMap(({ change, fresh }) => (change.before === null ? [fresh] : []));
  return { open: [...ledger.values()], over, moments };
}

/** Puts a change into the ledger: it ends what it undoes, and takes the place of an earlier one. Gives what is over. */
function takeChange(
  ledger: Ledger,
  { topic, before, after, ends = [] }: WatchedChange,
  fresh: Trouble,
): readonly Trouble[] {
  const gone = ends.flatMap((other) => ledger.get(other) ?? []);
  for (const { topic: other } of gone) ledger.delete(other);
  return [...gone.map(pointless), ...takeTopic(ledger, { topic, before, after }, fresh)];
}

function takeTopic(
  ledger: Ledger,
  { topic, before, after }: Pick<WatchedChange, "topic" | "before" | "after">,
  fresh: Trouble,
): readonly Trouble[] {
  const open = ledger.get(topic);
  if (before === null || open?.is === after) return [];
  const was = open?.was ?? before;
  if (was === after) ledger.delete(topic);
  else ledger.set(topic, { ...fresh, was, is: after });
  if (open === undefined) return [];
  return [was === after ? open : replaced(open)];
}

/** Of one target; who may start programs could begin any number of them. */
const MOST_CHANGES = 5000;

/** Lets go of the oldest changes where there are too many. */
function endOldest(ledger: Ledger): readonly Trouble[] {
  const changes = [...ledger.values()].filter(({ was }) => was !== null);
  const oldest = changes.slice(0, Math.max(0, changes.length - MOST_CHANGES));
  for (const { topic } of oldest) ledger.delete(topic);
  return oldest.map(endedBy("Too many are open; this one is not looked after any more."));
}

/** Takes out of the ledger what somebody accepts: what was last seen is as it should be. */
function endAccepted(ledger: Ledger, { accepted }: EndedRun): readonly Trouble[] {
  const ended = [...ledger.values()].filter(
    (trouble) => accepted?.has(trouble.id) === true && isAcceptable(trouble),
  );
  for (const { topic } of ended) ledger.delete(topic);
  return ended.map(endedBy("It was accepted as it is."));
}

/** Takes out of the ledger what another configuration does not speak of. */
function endTopics(ledger: Ledger, { over = [] }: Sighting): readonly Trouble[] {
  const ended = over.flatMap((topic) => ledger.get(topic) ?? []);
  for (const { topic } of ended) ledger.delete(topic);
  return ended.map(endedBy("The configuration says something else of it now."));
}

/** Takes out of the ledger what held before, and does not hold any more. */
function endConditions(ledger: Ledger, { conditions, undecided }: Sighting): readonly Trouble[] {
  const holding = new Map(conditions.map((condition) => [topicOf(condition), condition.kind]));
  const ended = [...ledger.values()].filter(({ was, topic, kind }) => {
    if (was !== null || holding.get(topic) === kind) return false;
    return undecided !== "all" && !undecided.has(topic);
  });
  for (const { topic } of ended) ledger.delete(topic);
  return ended;
}

function takeCondition(
  ledger: Ledger,
  condition: Condition,
  { sighting, run }: { readonly sighting: Sighting; readonly run: EndedRun },
): void {
  const topic = topicOf(condition);
  const open = ledger.get(topic);
  const fresh = begin({ ...condition, topic }, sighting.target, run);
  ledger.set(topic, open === undefined ? fresh : { ...open, ...condition });
}

function begin(
  {
    kind,
    topic,
    subject,
    severity,
    summary,
    details,
  }: Pick<WatchedChange, "topic"> & Omit<Condition, "kind"> & Pick<Trouble, "kind">,
  target: string,
  { idOf, now }: EndedRun,
): Trouble {
  return {
    id: idOf([target, kind, topic]),
    kind,
    target,
    topic,
    subject,
    severity,
    summary,
    details,
    since: new Date(now).toISOString(),
    was: null,
    is: null,
    toldAt: null,
  };
}

const pointless = endedBy("What it was about opened or closed, which is told by itself.");

const replaced = endedBy("It changed again, which is told by itself.");

function endedBy(words: string): (trouble: Trouble) => Trouble {
  return (trouble) => ({ ...trouble, details: [...trouble.details, words] });
}
