import { gateLines } from "../wording/gate-lines.ts";
import { overallVerdict } from "../wording/verdict-sentence.ts";
import { textBlock } from "../xml/text-block.ts";
import { token } from "../xml/token.ts";
import { assessmentLog } from "./assessment-log.ts";
import { controlFinding, rulesByControl } from "./control-finding.ts";
import { localDefinitions } from "./local-definitions.ts";
import { observationOf } from "./observation.ts";
import { oscalProps } from "./oscal-props.ts";
import { oscalRisk } from "./oscal-risk.ts";
import type { OscalRun } from "./oscal-run.ts";

/** The one result: an observation for each rule, a finding for each control, a risk for what does not hold. */
export function oscalResult(run: OscalRun) {
  const { report, rules } = run;
  const groups = rulesByControl(run);
  const risks = rules.map((rule) => oscalRisk(rule, run)).filter((risk) => risk !== null);
  const entries = assessmentLog(run);
  return {
    uuid: run.uuid("result"),
    title: token(`${report.tool.name} ${report.target}`, report.tool.name),
    description: textBlock([overallVerdict(report).sentence, ...gateLines(report)]),
    start: run.start,
    end: run.end,
    props: oscalProps([
      ...Object.entries(report.counts).map(([outcome, count]) => [`count-${outcome}`, count] as const),
      ["gate", report.gate?.status ?? null],
    ]),
    "local-definitions": localDefinitions(run),
    "reviewed-controls": reviewedControls([...groups.keys()]),
    ...(entries.length === 0 ? {} : { "assessment-log": { entries } }),
    ...listed(
      "observations",
      rules.map((rule) => observationOf(rule, run)),
    ),
    ...listed("risks", risks),
    ...listed(
      "findings",
      [...groups].map(([control, members]) => controlFinding(control, members, run)),
    ),
  };
}

function reviewedControls(controls: readonly string[]) {
  const description = "The controls that the judged rules name; a rule that names none is one of its own.";
  const included = controls.map((id) => ({ "control-id": id }));
  return { "control-selections": [{ description, ...listed("include-controls", included) }] };
}

/** OSCAL has no empty lists. */
function listed(name: string, list: readonly object[]): object {
  return list.length === 0 ? {} : { [name]: list };
}
