/** What decides which evidence a command needs. */
interface Wanted {
  readonly names: readonly string[];
  readonly set?: readonly string[];
  readonly values?: readonly string[];
  readonly includeLoopback?: boolean;
  /** Set where more is shown than the policies need. */
  readonly showsMore?: boolean;
}

/** The call of `audit collect` that records everything a command needs, as it is typed into a shell. */
export function collectAdvice({ names, set = [], values = [], includeLoopback, showsMore }: Wanted): string {
  if (showsMore === true || names.length === 0) return "audit collect -o FILE";
  const words = [
    ...names.map((name) => (name === "-" ? "POLICY" : quoted(name))),
    ...set.map((value) => `--set ${quoted(value)}`),
    ...values.map((file) => `--values ${quoted(file)}`),
    ...(includeLoopback === true ? ["--include-loopback"] : []),
  ];
  return `audit collect ${words.join(" ")} -o FILE`;
}

function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
