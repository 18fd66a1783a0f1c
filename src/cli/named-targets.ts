import { hostname } from "node:os";
import type { Seen, Unavailable } from "../model/observation.ts";
import { everyNamespace } from "../targets/containers/every-namespace.ts";
import type { LabelledNamespace } from "../targets/containers/every-namespace.ts";
import { findContainer } from "../targets/containers/find-container.ts";
import { localTarget } from "../targets/local/local-target.ts";
import { findNetworkNamespace } from "../targets/namespace/find-network-namespace.ts";
import { openNamespace } from "../targets/namespace/namespace-target.ts";
import type { ViewedProcess } from "../targets/namespace/namespace-target.ts";
import type { OpenTarget } from "../targets/namespace/open-target.ts";
import type { TargetOption } from "./target-option.ts";
import { UsageError } from "./usage-error.ts";

/** A target by the name that its report has; it is looked for when it is opened. */
export interface NamedTarget {
  readonly name: string;
  open(): Seen<OpenTarget>;
}

/** The targets that the options name, each once. */
export function namedTargets({ target, allNetns }: TargetOption): readonly NamedTarget[] {
  const named = [...new Set(target)].map(namedTarget);
  const all = [...named, ...(allNetns === true ? everyTarget() : [])];
  const byName = new Map(all.toReversed().map((entry) => [entry.name, entry]));
  return [...byName.values()].toReversed();
}

const FINDERS: Readonly<Record<string, (word: string) => Seen<ViewedProcess>>> = {
  container: (word) => findContainer(word),
  netns: findNetworkNamespace,
  pid: (word) => ({ status: "observed", value: { pid: Number(word), name: `pid:${word}`, place: null } }),
};

function namedTarget(text: string): NamedTarget {
  if (text === "local") return here();
  const at = text.indexOf(":");
  const [kind, word] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)];
  const find = Object.hasOwn(FINDERS, kind) ? FINDERS[kind] : undefined;
  if (find === undefined || word === "")
    throw new UsageError(`--target ${text}: use local, pid:N, netns:NAME, netns:/PATH or container:NAME.`);
  if (kind === "pid" && !/^[1-9]\d{0,9}$/.test(word))
    throw new UsageError(`--target ${text}: after pid: comes the number of a process.`);
  return {
    name: text,
    open: () => {
      const viewed = find(word);
      return viewed.status === "observed" ? openNamespace(viewed.value) : viewed;
    },
  };
}

function here(): NamedTarget {
  const close = () => undefined;
  return { name: hostname(), open: () => ({ status: "observed", value: { target: localTarget(), close } }) };
}

function everyTarget(): readonly NamedTarget[] {
  const every = everyNamespace();
  return every.status === "observed" ? every.value.map(targetOf) : [unseen("netns:unknown", every)];
}

function targetOf(entry: LabelledNamespace): NamedTarget {
  if (entry.kind === "own") return here();
  if (entry.kind === "unseen") return unseen(entry.name, entry.why);
  return { name: entry.viewed.name, open: () => openNamespace(entry.viewed) };
}

function unseen(name: string, why: Unavailable): NamedTarget {
  return { name, open: () => why };
}
