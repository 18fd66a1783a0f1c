import { checks } from "../checks/index.ts";
import type { JudgeSettings } from "../checks/define-check.ts";
import { planRequests } from "../evaluate/plan-requests.ts";
import type { EvidenceRequest } from "../model/evidence.ts";
import type { Policy, PolicyNode } from "../model/policy.ts";
import type { Touch } from "../model/touch.ts";
import type { PlannedTouch, TouchPlan } from "../model/touch-plan.ts";
import { walkPolicy } from "../model/walk-policy.ts";

/** What can be touched of a target, as far as that can be told without opening it. */
export interface TouchSurface {
  /** Touched by every run. */
  readonly always: readonly Touch[];
  touchesOf(request: EvidenceRequest): readonly Touch[];
}

/** What a run of these policies would touch on a target, in every branch. Nothing of the target is read. */
export function planTouches(
  policies: readonly Policy[],
  surface: TouchSurface,
  settings: JudgeSettings,
): TouchPlan {
  const ledger = new Ledger(surface);
  ledger.note({ kind: "host", depth: "brief" }, { when: "always", lines: [] });
  for (const { nodes } of policies)
    for (const { node, depth } of walkPolicy(nodes))
      for (const rule of rulesOf(node))
        for (const request of planRequests([rule], { checks, settings })) {
          const { file, line } = rule.location;
          ledger.note(request, { when: depth === 0 ? "always" : "conditional", lines: [{ file, line }] });
        }
  return {
    schemaVersion: "1.0",
    policies: policies.map(({ file, sha256 }) => ({ file, sha256 })),
    touches: ledger.touches,
  };
}

/** A rule, or those of a condition. */
function rulesOf(node: PolicyNode): readonly PolicyNode[] {
  return node.kind === "if" ? node.condition.members : [node];
}

type Occasion = Omit<PlannedTouch, "touch">;

/** Each touch once, with all that it is for, in the order in which they came. */
class Ledger {
  readonly #surface: TouchSurface;
  readonly #entries = new Map<string, { touch: Touch; when: Occasion["when"]; lines: Map<string, Line> }>();

  constructor(surface: TouchSurface) {
    this.#surface = surface;
    this.#enter(surface.always, { when: "always", lines: [] });
  }

  get touches(): readonly PlannedTouch[] {
    return [...this.#entries.values()].map(({ touch, when, lines }) => ({
      touch,
      when,
      lines: [...lines.values()],
    }));
  }

  note(request: EvidenceRequest, occasion: Occasion): void {
    this.#enter(this.#surface.touchesOf(request), occasion);
  }

  #enter(touches: readonly Touch[], { when, lines }: Occasion): void {
    for (const touch of touches) {
      const key = JSON.stringify(touch);
      const entry = this.#entries.get(key) ?? { touch, when, lines: new Map<string, Line>() };
      if (when === "always") entry.when = when;
      for (const line of lines) entry.lines.set(JSON.stringify(line), line);
      this.#entries.set(key, entry);
    }
  }
}

type Line = PlannedTouch["lines"][number];
