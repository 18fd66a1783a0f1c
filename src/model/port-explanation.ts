import type { HostFacts } from "./evidence.ts";
import type { Transport } from "./listening-socket.ts";
import type { Unavailable } from "./observation.ts";
import type { Finding } from "./report.ts";
import type { FoundItem } from "./verdict.ts";

/** One rule that speaks of a port: in its own words, and as it was judged. */
export interface RuleOnPort {
  readonly says: string;
  readonly finding: Finding;
}

/** Everything that is known about one port of one target. */
export interface PortExplanation {
  readonly port: number;
  readonly transports: readonly Transport[];
  readonly target: string;
  readonly host: HostFacts | null;
  readonly listeners: readonly FoundItem[];
  /** Tables that could not be seen: something may listen there. */
  readonly unseen: readonly Unavailable[];
  readonly rules: readonly RuleOnPort[];
}
