/** One host of a configuration, and what there really is of it. */
export interface OracleHost {
  readonly name: string;
  /** `no-address`: a name that cannot be resolved. */
  readonly kind: "ipv4" | "ipv6" | "no-address";
  /** `null` where nothing was written behind the host. */
  readonly expected: readonly number[] | null;
  readonly open: readonly number[];
  /** Ports that never answer. All others refuse. */
  readonly silent: readonly number[];
}

/** What has to be said of a host: one of these statuses, and the words of PortSpec where there are such. */
export interface OracleAnswer {
  readonly statuses: readonly ("PASSED" | "FAILED" | "ERROR")[];
  readonly words: string | null;
}

/** What the original says: it sorts its two lists and compares them, and whatever does not connect is closed. */
export function faithfulOracle(host: OracleHost, scanports: readonly number[]): OracleAnswer {
  const canConnect = host.kind === "ipv4";
  const got = canConnect ? scanports.filter((port) => host.open.includes(port)) : [];
  const expected = host.expected ?? [];
  const isSame = sorted(got).join() === sorted(expected).join();
  // An empty list that was written down is another one than a list that was never made.
  const isNeverSame = host.expected?.length === 0;
  return isSame && !isNeverSame ? within(host) : mismatch(host, { expected, got });
}

/** What its manual promises, and what was not seen is not known: a mismatch needs a port that proves it. */
export function fixedOracle(host: OracleHost, scanports: readonly number[]): OracleAnswer | "refused" {
  const expected = new Set(host.expected ?? []);
  const exists = (port: number): boolean => port >= 1 && port <= 65_535;
  if (![...expected].every(exists) || !scanports.some(exists)) return "refused";
  if (host.kind === "no-address") return { statuses: ["ERROR"], words: null };
  const tried = new Set([...scanports, ...expected].filter(exists));
  const got = [...tried].filter((port) => host.open.includes(port));
  const unknown = [...tried].filter((port) => host.silent.includes(port));
  const isExtra = got.some((port) => !expected.has(port));
  const isMissing = [...expected].some((port) => !got.includes(port) && !unknown.includes(port));
  const failed = mismatch(host, { expected: [...expected], got });
  if (isExtra) return failed;
  // A rule about several ports may leave open what one of them proves, as long as it does not pass.
  const isInDoubt = unknown.some((port) => expected.has(port));
  if (isMissing) return isInDoubt ? { statuses: ["FAILED", "ERROR"], words: null } : failed;
  return unknown.length > 0 ? { statuses: ["ERROR"], words: null } : within(host);
}

function within({ name }: OracleHost): OracleAnswer {
  return { statuses: ["PASSED"], words: `Host "${name}" is within spec.` };
}

interface Lists {
  readonly expected: readonly number[];
  readonly got: readonly number[];
}

function mismatch({ name }: OracleHost, { expected, got }: Lists): OracleAnswer {
  const words = `Host ${name} port mismatch! Expected: [${sorted(expected).join(" ")}]. Got: [${sorted(got).join(" ")}].`;
  return { statuses: ["FAILED"], words };
}

function sorted(ports: readonly number[]): readonly number[] {
  return ports.toSorted((a, b) => a - b);
}
