import type { BinaryState, ComparedListener } from "../../model/comparison.ts";

const NAMED = 5;

/** Who holds a listener, in words: `/usr/sbin/sshd (uid 0)`. */
export function programWords({ programs, ownerView }: ComparedListener): string {
  if (ownerView === "not-requested" || programs.length === 0) return "an owner that was not seen";
  const names = programs.slice(0, NAMED).map(({ kind, name, uid, place }) => {
    const who = kind === "claimed" ? `a process that calls itself ${name}` : name;
    const box = place === "container" ? ", in a container" : "";
    return uid === null ? who : `${who} (uid ${uid}${box})`;
  });
  const more = programs.length > NAMED ? ` and ${programs.length - NAMED} more` : "";
  const unseen = ownerView === "partial" ? ", and perhaps others" : "";
  return `${names.join(", ")}${more}${unseen}`;
}

/** What is known of a file, in words. */
export function stateWords({ digests, packages, integrity, deleted }: BinaryState): string {
  const parts = [
    ...digests,
    ...packages.map((name) => `package ${name}`),
    ...integrity.map((state) => `as installed: ${state}`),
    ...(deleted ? ["deleted from the disk"] : []),
  ];
  return parts.length === 0 ? "nothing is known of it" : parts.join(", ");
}
