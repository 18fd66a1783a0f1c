import type { Seen } from "../../model/observation.ts";
import { findContainer } from "../../targets/containers/find-container.ts";
import { findNetworkNamespace } from "../../targets/namespace/find-network-namespace.ts";
import { openNamespace } from "../../targets/namespace/namespace-target.ts";
import type { ViewedProcess } from "../../targets/namespace/namespace-target.ts";
import { UsageError } from "../usage-error.ts";
import type { NamedTarget, TargetKind } from "./target-kind.ts";

/** A container of this machine, from outside. */
export const containerTarget: TargetKind = {
  prefix: "container:",
  form: "container:NAME",
  name: ({ text, word }) => [seenFromOutside(text, () => findContainer(word))],
};

/** A network namespace of this machine, by its name or path. */
export const netnsTarget: TargetKind = {
  prefix: "netns:",
  form: "netns:NAME",
  name: ({ text, word }) => [seenFromOutside(text, () => findNetworkNamespace(word))],
};

/** The network namespace and the files of a process of this machine. */
export const pidTarget: TargetKind = {
  prefix: "pid:",
  form: "pid:N",
  name: ({ text, word }) => {
    if (!/^[1-9]\d{0,9}$/.test(word))
      throw new UsageError(`--target ${text}: after pid: comes the number of a process.`);
    const viewed = { pid: Number(word), name: text, place: null };
    return [seenFromOutside(text, () => ({ status: "observed", value: viewed }))];
  },
};

function seenFromOutside(name: string, find: () => Seen<ViewedProcess>): NamedTarget {
  return {
    name,
    open: () => {
      const viewed = find();
      return viewed.status === "observed" ? openNamespace(viewed.value) : viewed;
    },
  };
}
