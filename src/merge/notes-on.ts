import type { HostReports } from "./hosts-of.ts";

const NAMED = 5;

/** What a reader has to know of how the reports were put together, in sentences. */
export function notesOn(hosts: readonly HostReports[]): readonly string[] {
  return [...replacedNotes(hosts), ...partNotes(hosts), ...unknownNote(hosts), ...policyNotes(hosts)];
}

function replacedNotes(hosts: readonly HostReports[]): readonly string[] {
  return hosts.flatMap(({ name, replaced }) =>
    replaced.map(
      ([older, newer]) =>
        `${older} does not count: ${newer} is of the same host (${name}) and policy, and no older.`,
    ),
  );
}

function partNotes(hosts: readonly HostReports[]): readonly string[] {
  return hosts.flatMap(({ counted }) =>
    counted
      .filter(({ extent }) => extent === "part")
      .map(({ name }) => `${name} counts in part: a newer report of the same host has some of its policies.`),
  );
}

function unknownNote(hosts: readonly HostReports[]): readonly string[] {
  const unknown = hosts.filter(({ newest }) => newest.hostname === null);
  if (unknown.length === 0) return [];
  return [
    `The facts of the host are not in all reports; these go by the name of their target: ${listed(unknown)}.`,
  ];
}

/** Policies of one name with several texts: the same rule may ask for something else. */
function policyNotes(hosts: readonly HostReports[]): readonly string[] {
  const texts = new Map<string, Map<string, HostReports[]>>();
  for (const host of hosts)
    for (const { file, sha256 } of host.counted.flatMap((part) => part.policies)) {
      const name = file.slice(file.lastIndexOf("/") + 1);
      const ofName = texts.get(name) ?? new Map<string, HostReports[]>();
      const holders = ofName.get(sha256) ?? [];
      if (holders.at(-1) !== host) holders.push(host);
      texts.set(name, ofName.set(sha256, holders));
    }
  return [...texts].flatMap(([name, ofName]) => {
    if (ofName.size === 1) return [];
    const parts = [...ofName]
      .toSorted(([, a], [, b]) => b.length - a.length)
      .map(([sha256, holders]) => `sha256 ${sha256.slice(0, 12)}… on ${holders.length} (${listed(holders)})`);
    return [`The policy ${name} is not the same on all hosts: ${parts.join("; ")}.`];
  });
}

function listed(hosts: readonly HostReports[]): string {
  const names = hosts.slice(0, NAMED).map(({ name }) => name);
  return (
    names.join(", ") + (hosts.length > names.length ? `, … and ${hosts.length - names.length} more` : "")
  );
}
