import type { AuditReport } from "../../model/report.ts";
import { token } from "../xml/token.ts";
import { oscalProps } from "./oscal-props.ts";
import type { OscalRun } from "./oscal-run.ts";

/** The tool and the machine that the observations refer to. */
export function localDefinitions({ report, tool, host }: OscalRun) {
  const { name, version } = report.tool;
  return {
    components: [
      {
        uuid: tool,
        type: "software",
        title: `${name} ${version}`,
        description: "The tool that judged the rules.",
        status: { state: "operational" },
      },
    ],
    "inventory-items": [
      { uuid: host, description: token(report.target, "unnamed"), props: hostProps(report) },
    ],
  };
}

function hostProps({ target, host }: AuditReport) {
  if (host === null) return oscalProps([["target", target]]);
  return oscalProps([
    ["target", target],
    ["hostname", host.hostname],
    ["system", host.system],
    ["distribution", host.distribution],
    ["kernel", host.kernel],
    ["architecture", host.architecture],
    ["privilege", host.privilege],
  ]);
}
