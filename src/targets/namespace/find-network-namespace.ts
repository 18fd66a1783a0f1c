import type { Seen } from "../../model/observation.ts";
import type { ViewedProcess } from "./namespace-target.ts";
import { isInNamespace } from "./is-in-namespace.ts";
import { inodeOfNamespace, networkNamespaces } from "./network-namespaces.ts";

/** A process in the network namespace that `ip netns` knows by a name, or that a path such as `/run/netns/blue` is bound to. */
export function findNetworkNamespace(word: string): Seen<ViewedProcess> {
  const path = word.startsWith("/") ? word : `/run/netns/${word}`;
  if (!word.startsWith("/") && (word.includes("/") || word.startsWith("."))) return noName(word);
  const inode = inodeOfNamespace(path);
  if (inode.status === "unavailable") return inode;
  const survey = networkNamespaces();
  if (survey.status === "unavailable") return survey;
  const { namespaces, unreadable } = survey.value;
  const pid = namespaces.find((namespace) => namespace.inode === inode.value)?.processes[0];
  if (pid !== undefined)
    return {
      status: "observed",
      value: {
        pid,
        name: `netns:${word}`,
        place: `network namespace ${word}`,
        isMeant: isInNamespace(inode.value),
      },
    };
  const detail = `No process is in the network namespace ${word}, so its sockets cannot be read from outside; run: ip netns exec ${word} audit run …`;
  if (unreadable.length === 0) return { status: "unavailable", reason: "not-supported", detail };
  const hidden = `No process is seen in the network namespace ${word}, and ${unreadable.length} could not be looked into; run as root.`;
  return { status: "unavailable", reason: "missing-privilege", detail: hidden };
}

function noName(word: string): Seen<never> {
  const detail = `${word} is not a name that ip netns gives; a path begins with /.`;
  return { status: "unavailable", reason: "missing-source", detail };
}
