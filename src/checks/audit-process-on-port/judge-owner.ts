import type { Seen } from "../../model/observation.ts";
import type { SocketOwner, User } from "../../model/process.ts";
import type { RegexBudget } from "../../regex/regex-budget.ts";
import type { FieldValues } from "../fields.ts";
import type { Unseen } from "../port-rule/resolve-ports.ts";
import type { processFields } from "./process-fields.ts";
import { acceptanceOf } from "./process-names.ts";

export type ProcessValues = FieldValues<typeof processFields>;

/** One demand on an owner: met, not met (with the reason in a few words), or not to be told. */
export type Demand =
  | { readonly status: "met" }
  | { readonly status: "unmet"; readonly text: string }
  | ({ readonly status: "unseen" } & Unseen);

const MET: Demand = { status: "met" };

/** The first demand of a rule that an owner does not meet, else the first that cannot be told, else `met`. */
export function judgeOwner(owner: SocketOwner, values: ProcessValues, budget: RegexBudget): Demand {
  const demands = [demandName(owner, values, budget), ...DEMANDS.map((demand) => demand(owner, values))];
  return (
    demands.find((demand) => demand.status === "unmet") ??
    demands.find((demand) => demand.status === "unseen") ??
    MET
  );
}

const DEMANDS: readonly ((owner: SocketOwner, values: ProcessValues) => Demand)[] = [
  demandPath,
  (owner, { md5 }) => demandDigest(owner, "md5", md5),
  (owner, { sha256 }) => demandDigest(owner, "sha256", sha256),
  demandOwner,
  demandPackage,
  (owner, { unit }) => demandPlace(owner, unit, () => demandWord("unit", owner.unit, unit)),
  (owner, { container }) => demandPlace(owner, container, () => demandContainer(owner.container, container)),
];

function demandName({ executable, pid }: SocketOwner, values: ProcessValues, budget: RegexBudget): Demand {
  const acceptance =
    executable.status === "observed"
      ? acceptanceOf(values.name, executable.value.path, { comparison: comparisonOf(values), budget })
      : "refused";
  if (acceptance === "undecided") {
    const detail = `A pattern took too long on the name of process ${pid} (--regex-timeout gives it more time).`;
    return { status: "unseen", reason: "timed-out", detail };
  }
  return withSeen(executable, `executable of process ${pid}`, ({ path }) =>
    acceptance === "accepted" ? null : `the process is ${path}`,
  );
}

function comparisonOf({ comparison, valueType }: ProcessValues) {
  if (comparison === "CHECK_REGEX") return "pattern-only" as const;
  return valueType === null ? ("exact-or-pattern" as const) : ("ignoring-case" as const);
}

function demandPath(owner: SocketOwner, { path: paths }: ProcessValues): Demand {
  if (paths === null) return MET;
  return withSeen(owner.executable, `executable of process ${owner.pid}`, ({ path }) =>
    paths.includes(path) ? null : `the executable is ${path}`,
  );
}

function demandDigest(
  owner: SocketOwner,
  algorithm: "md5" | "sha256",
  wanted: readonly string[] | null,
): Demand {
  if (wanted === null) return MET;
  const { digests } = owner;
  const digest = digests?.status === "observed" ? digests.value[algorithm] : undefined;
  const seen = digest === undefined && digests?.status === "observed" ? undefined : digests;
  return withSeen(seen, `${algorithm.toUpperCase()} of process ${owner.pid}`, () =>
    digest !== undefined && wanted.includes(digest)
      ? null
      : `the ${algorithm.toUpperCase()} is ${digest ?? ""}`,
  );
}

function demandOwner({ pid, effectiveUser }: SocketOwner, { owner: users }: ProcessValues): Demand {
  if (users === null) return MET;
  if (effectiveUser === null)
    return { status: "unseen", reason: "undetermined", detail: `The user of process ${pid} was not seen.` };
  const { uid, name } = effectiveUser;
  if (users.some((user) => user === name || user === String(uid))) return MET;
  const text = userText(effectiveUser);
  const missing = users.map((user) => (/^\d+$/.test(user) ? ("number" as const) : ("name" as const)));
  const unseen = missing.find((word) => (word === "number" ? uid : name) === null);
  if (unseen !== undefined) {
    const detail = `Process ${pid} runs as ${text}; the ${unseen} of that user was not seen.`;
    return { status: "unseen", reason: "undetermined", detail };
  }
  return { status: "unmet", text: `the process runs as ${text}` };
}

function userText({ uid, name }: User): string {
  return name ?? `user ${uid ?? "unknown"}`;
}

function demandPackage(owner: SocketOwner, { package: names }: ProcessValues): Demand {
  if (names === null) return MET;
  const belongs = withSeen(owner.package, `package of process ${owner.pid}`, (found) => {
    if (found === null) return "no package owns the executable";
    return names.includes(found.name) ? null : `the executable belongs to the package ${found.name}`;
  });
  if (belongs.status !== "met" || owner.package?.status !== "observed" || owner.package.value === null)
    return belongs;
  const { name, integrity } = owner.package.value;
  return withSeen(integrity, `package digest of process ${owner.pid}`, (state) =>
    state === "changed" ? `the executable differs from the one that the package ${name} installed` : null,
  );
}

/** Units and containers are read from the control group: where that was not seen, nothing is known of either. */
function demandPlace(
  { pid, cgroup }: SocketOwner,
  wanted: readonly string[] | null,
  demand: () => Demand,
): Demand {
  if (wanted === null || cgroup !== null) return demand();
  const detail = `The control group of process ${pid} was not seen.`;
  return { status: "unseen", reason: "not-recorded", detail };
}

function demandWord(what: string, found: string | null, wanted: readonly string[] | null): Demand {
  if (wanted === null || (found !== null && wanted.includes(found))) return MET;
  return {
    status: "unmet",
    text: found === null ? `the process belongs to no ${what}` : `its ${what} is ${found}`,
  };
}

function demandContainer(found: string | null, wanted: readonly string[] | null): Demand {
  if (wanted === null) return MET;
  if (found === null)
    return wanted.includes("none") ? MET : { status: "unmet", text: "the process is in no container" };
  const isWanted = wanted.some((id) => id === found || (id.length >= 12 && found.startsWith(id)));
  return isWanted ? MET : { status: "unmet", text: `its container is ${found}` };
}

function withSeen<T>(
  seen: Seen<T> | undefined,
  what: string,
  objection: (value: T) => string | null,
): Demand {
  if (seen === undefined)
    return { status: "unseen", reason: "not-recorded", detail: `The ${what} was not recorded.` };
  if (seen.status === "unavailable")
    return { status: "unseen", reason: seen.reason, detail: `The ${what} was not seen: ${seen.detail}` };
  const text = objection(seen.value);
  return text === null ? MET : { status: "unmet", text };
}
