/** Canonical text of an address of 4 or 16 bytes: dotted decimal, or RFC 5952. */
export function formatAddress(bytes: Uint8Array): string {
  return bytes.length === 4 ? bytes.join(".") : formatIpv6(groupsOf(bytes));
}

function groupsOf(bytes: Uint8Array): readonly number[] {
  return Array.from(
    { length: 8 },
    (_, index) => ((bytes[2 * index] ?? 0) << 8) | (bytes[2 * index + 1] ?? 0),
  );
}

/** The longest run of two or more zero groups, the first of equals, becomes `::`. */
function formatIpv6(groups: readonly number[]): string {
  const run = longestZeroRun(groups);
  if (run.length < 2) return hexadecimal(groups);
  const [head, tail] = [groups.slice(0, run.start), groups.slice(run.start + run.length)];
  return `${hexadecimal(head)}::${hexadecimal(tail)}`;
}

function longestZeroRun(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  }
  return best;
}

function hexadecimal(groups: readonly number[]): string {
  return groups.map((group) => group.toString(16)).join(":");
}
