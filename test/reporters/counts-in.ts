import type { OutcomeCounts } from "../../src/model/outcome.ts";
import { countsInArf } from "./arf/counts-in-arf.ts";
import { countsInAzure } from "./azure/counts-in-azure.ts";
import { countsInCkl } from "./ckl/counts-in-ckl.ts";
import { countsInCsv } from "./csv/counts-in-csv.ts";
import { countsInGithub } from "./github/counts-in-github.ts";
import { countsInGitlab } from "./gitlab/counts-in-gitlab.ts";
import { countsInHdf } from "./hdf/counts-in-hdf.ts";
import { countsInHtml } from "./html/counts-in-html.ts";
import { countsInJson } from "./json/counts-in-json.ts";
import { countsInJunit } from "./junit/counts-in-junit.ts";
import { countsInMarkdown } from "./markdown/counts-in-markdown.ts";
import { countsInNagios } from "./nagios/counts-in-nagios.ts";
import { countsInNdjson } from "./ndjson/counts-in-ndjson.ts";
import { countsInNessus } from "./nessus/counts-in-nessus.ts";
import { countsInOscal } from "./oscal/counts-in-oscal.ts";
import { countsInPrometheus } from "./prometheus/counts-in-prometheus.ts";
import { countsInSarif } from "./sarif/counts-in-sarif.ts";
import { countsInTap } from "./tap/counts-in-tap.ts";
import { countsInTerminal } from "./terminal/counts-in-terminal.ts";
import { countsInXccdf } from "./xccdf/counts-in-xccdf.ts";

/** The counts as a reader of each format finds them in its text, by the id of the format. */
export const countsIn: Readonly<Record<string, (text: string) => OutcomeCounts>> = {
  terminal: countsInTerminal,
  html: countsInHtml,
  json: countsInJson,
  junit: countsInJunit,
  xccdf: countsInXccdf,
  arf: countsInArf,
  nessus: countsInNessus,
  ckl: countsInCkl,
  sarif: countsInSarif,
  hdf: countsInHdf,
  oscal: countsInOscal,
  gitlab: countsInGitlab,
  ndjson: countsInNdjson,
  csv: countsInCsv,
  markdown: countsInMarkdown,
  tap: countsInTap,
  nagios: countsInNagios,
  prometheus: countsInPrometheus,
  github: countsInGithub,
  azure: countsInAzure,
};
