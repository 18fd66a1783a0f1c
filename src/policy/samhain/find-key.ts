/** The settings of the port check, each before those that begin like it. */
const KEYS = [
  "SeverityPortCheck",
  "PortCheckRequired",
  "PortCheckOptional",
  "PortCheckIgnore",
  "PortCheckSkip",
  "PortCheckActive",
  "PortCheckInterface",
  "PortCheckInterval",
  "PortCheckMinPort",
  "PortCheckMaxPort",
  "PortCheckUDP",
  "PortCheckDevice",
] as const;

/** One of them. */
export type PortCheckKey = (typeof KEYS)[number];

const LOWER = KEYS.map((key) => [key, key.toLowerCase()] as const);

/** The setting that a text before `=` begins with, in any case; `null` for one of another module. */
export function findKey(written: string): PortCheckKey | null {
  const lower = written.toLowerCase();
  return LOWER.find(([, key]) => lower.startsWith(key))?.[0] ?? null;
}
