import type { FindingRule } from "../../model/report.ts";
import { singleReferences } from "./single-references.ts";

/** What a rule speaks of, in the catalogues that its readers know. */
export interface RuleControls {
  /** Controls of NIST SP 800-53: `CM-7`, `AC-2(1)`. */
  readonly nist: readonly string[];
  /** `CCI-000382`. */
  readonly cci: readonly string[];
}

/** "Prohibit or restrict the use of functions, ports, protocols, services": what each rule about ports serves. */
const PORTS: RuleControls = { nist: ["CM-7"], cci: ["CCI-000382"] };

const PORT_TYPES: ReadonlySet<string> = new Set([
  "AUDIT_ALLOWED_OPEN_PORTS",
  "AUDIT_DENIED_OPEN_PORTS",
  "AUDIT_HIDDEN_PORTS",
  "AUDIT_PORT_VISIBILITY",
  "AUDIT_PROCESS_ON_PORT",
  "AUDIT_REQUIRED_OPEN_PORTS",
]);

/** The controls that the references of a rule name. A rule about ports that names none has those for ports. */
export function controlsOf({ type, text }: FindingRule): RuleControls {
  const references = singleReferences(text.reference);
  const cci = namedIn(references, /^CCI\|\s*(CCI-\d{6})$/);
  const nist = namedIn(references, /^800-53(?:r\d)?\|\s*([A-Z]{2}-\d{1,2}(?:\(\d{1,2}\))?)[a-z0-9.()]*$/);
  if (nist.length > 0) return { nist, cci };
  if (cci.length === 0) return PORT_TYPES.has(type) ? PORTS : { nist, cci };
  return { nist: PORTS.cci.some((id) => cci.includes(id)) ? PORTS.nist : [], cci };
}

function namedIn(references: readonly string[], pattern: RegExp): readonly string[] {
  const names = references.map((text) => pattern.exec(text)?.[1]).filter((name) => name !== undefined);
  return [...new Set(names)];
}
