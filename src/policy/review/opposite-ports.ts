import type { Rule, UnsupportedNode } from "../../model/policy.ts";
import { plainPortRule } from "./plain-port-rule.ts";
import type { PlainPortRule } from "./plain-port-rule.ts";
import type { ReviewFaults } from "./review-faults.ts";

/** What the rules about one transport that were read so far say of its ports. */
class PortDemands {
  readonly #open = new Map<number, PlainPortRule>();
  readonly #closed = new Map<number, PlainPortRule>();
  #allowed: { readonly rule: PlainPortRule; readonly ports: ReadonlySet<number> } | null = null;

  /** Takes a rule in; gives the first one before it that it contradicts, and the port. */
  add(rule: PlainPortRule): { readonly port: number; readonly other: PlainPortRule } | null {
    const clash = this.#clashOf(rule);
    if (rule.wants === "no-others-open") this.#allowed ??= { rule, ports: new Set(rule.ports) };
    else {
      const demands = rule.wants === "open" ? this.#open : this.#closed;
      for (const port of rule.ports) if (!demands.has(port)) demands.set(port, rule);
    }
    return clash;
  }

  #clashOf(rule: PlainPortRule): { readonly port: number; readonly other: PlainPortRule } | null {
    if (rule.wants === "no-others-open") return firstOutside(this.#open, new Set(rule.ports));
    const allowed = this.#allowed;
    for (const port of rule.ports) {
      const other = (rule.wants === "open" ? this.#closed : this.#open).get(port);
      if (other !== undefined) return { port, other };
      if (rule.wants === "open" && allowed !== null && !allowed.ports.has(port))
        return { port, other: allowed.rule };
    }
    return null;
  }
}

/** Warns of port rules of one scope that no host can pass together. */
export function reportOppositePorts(rules: readonly (Rule | UnsupportedNode)[], faults: ReviewFaults): void {
  const transports = new Map<string, PortDemands>();
  for (const rule of rules.map(plainPortRule)) {
    if (rule === null) continue;
    const demands = transports.get(rule.transport) ?? new PortDemands();
    transports.set(rule.transport, demands);
    const clash = demands.add(rule);
    if (clash !== null) reportClash(rule, clash, faults);
  }
}

function reportClash(
  rule: PlainPortRule,
  { port, other }: { readonly port: number; readonly other: PlainPortRule },
  faults: ReviewFaults,
): void {
  const name = `${rule.transport} ${port}`;
  faults.add({
    code: "AUD2146",
    message: `no host can pass both this rule and the one on line ${other.rule.location.line}: ${wish(rule, name)}, ${wish(other, name)}`,
    hint: "remove the port from one of them, or put them into the branches of an <if>",
    span: rule.rule.span,
  });
}

function wish({ wants, rule }: PlainPortRule, name: string): string {
  return wants === "open" ? `${rule.type} wants ${name} open` : `${rule.type} wants it closed`;
}

function firstOutside(
  demands: ReadonlyMap<number, PlainPortRule>,
  allowed: ReadonlySet<number>,
): { readonly port: number; readonly other: PlainPortRule } | null {
  for (const [port, other] of demands) if (!allowed.has(port)) return { port, other };
  return null;
}
