/** The number that a user of this machine has inside of a user namespace; `null` where there is none. */
export type NumberInside = (uid: number) => number | null;

/** Reads `/proc/PID/uid_map` of a process in another user namespace than ours (user_namespaces(7)). */
export function parseUserMap(text: string): NumberInside {
  const ranges = text.split("\n").flatMap((line) => {
    const [, inside = "", outside = "", count = ""] =
      /^\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*$/.exec(line) ?? [];
    return count === "" ? [] : [{ inside: Number(inside), outside: Number(outside), count: Number(count) }];
  });
  return (uid) => {
    const range = ranges.find(({ outside, count }) => uid >= outside && uid < outside + count);
    return range === undefined ? null : uid - range.outside + range.inside;
  };
}
