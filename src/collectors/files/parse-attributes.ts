/** The letters in a line of `lsattr`, without dashes; `null` where it has not its shape. */
export function parseAttributes(output: string): string | null {
  const flags = /^([-A-Za-z]{8,64}) \//.exec(output)?.[1];
  return flags === undefined ? null : flags.replaceAll("-", "");
}
