import type { ReportedDiagnostic } from "../../model/report.ts";
import { matchesGlob } from "../../support/matches-glob.ts";
import { nearestWord } from "../../support/nearest-word.ts";
import type { WaivedFindings } from "./apply-waivers.ts";
import { isLimited } from "./covers.ts";
import { stateAt } from "./state-at.ts";
import type { WaiverTime } from "./state-at.ts";
import type { Waiver } from "./waiver.ts";
import { isGlob } from "./waiver-index.ts";

/** What the keeper of the waivers should know of them: which are over, end soon, were not used, speak of no rule. */
export function reviewWaivers(
  waivers: readonly Waiver[],
  run: WaivedFindings,
  at: WaiverTime,
): readonly ReportedDiagnostic[] {
  const ids = knownIds(run);
  return waivers.flatMap((waiver) =>
    [
      ...(run.used.has(waiver) ? remarkOnTime(waiver, at) : [remarkOnUse(waiver, run, ids)]),
      ...remarkOnWidth(waiver),
    ].map((remark) => ({ ...remark, location: waiver.location })),
  );
}

type Remark = Omit<ReportedDiagnostic, "location">;

function remarkOnTime(waiver: Waiver, at: WaiverTime): readonly Remark[] {
  const until = waiver.until?.text ?? "";
  const hint = "mend the finding, or have the waiver renewed";
  switch (stateAt(waiver, at)) {
    case "expired": {
      const message = `the waiver ended at ${until}: what it covers counts again`;
      return [{ code: "AUD5012", severity: "warning", message, hint }];
    }
    case "ends-soon": {
      const message = `the waiver ends at ${until}, which is near`;
      return [{ code: "AUD5013", severity: "warning", message, hint }];
    }
    case "not-yet": {
      const message = `the waiver begins at ${waiver.from?.text ?? ""} and does not count yet`;
      return [{ code: "AUD5014", severity: "note", message }];
    }
    case "in-force":
      return [];
  }
}

function remarkOnUse(waiver: Waiver, { named }: WaivedFindings, ids: KnownIds): Remark {
  const { rule } = waiver.scope;
  if (rule !== null && !named.has(waiver) && !ids.has(rule)) {
    const near = ids.nearest(rule);
    const message = `no finding has the rule id ${rule}`;
    const hint = near === null ? "the report shows the ids" : `did you mean ${near}?`;
    return { code: "AUD5010", severity: "warning", message, hint };
  }
  const message = named.has(waiver)
    ? "the waiver was not needed: nothing that it covers was found"
    : "the waiver was not needed: it matches no rule";
  const hint = "remove it, so that it cannot hide something later";
  return { code: "AUD5011", severity: "warning", message, hint };
}

/** One that is not limited at all switches the audit off. */
function remarkOnWidth({ scope }: Waiver): readonly Remark[] {
  const isForAll = [scope.rule, scope.title].every((pattern) => pattern === null || /^\*+$/.test(pattern));
  if (!isForAll || isLimited(scope)) return [];
  const message = "the waiver covers whatever any rule finds";
  const hint = "name the rule, or the port, owner or digest that is meant";
  return [{ code: "AUD5015", severity: "warning", message, hint }];
}

/** The ids of the rules of a report. */
interface KnownIds {
  readonly has: (pattern: string) => boolean;
  readonly nearest: (id: string) => string | null;
}

/** More are not guessed at: whoever has so many wrong ids has the file of another policy. */
const GUESSES = 20;

function knownIds({ findings }: WaivedFindings): KnownIds {
  const ids = findings.map(({ rule }) => rule.id);
  const lowerCase = new Set(ids.map((id) => id.toLowerCase()));
  let guesses = 0;
  return {
    has: (pattern) =>
      isGlob(pattern) ? ids.some((id) => matchesGlob(pattern, id)) : lowerCase.has(pattern.toLowerCase()),
    nearest: (id) => (guesses++ < GUESSES ? nearestWord(id, ids) : null),
  };
}
