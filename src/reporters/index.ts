import { arf } from "./arf/arf.ts";
import { azure } from "./azure/azure.ts";
import { ckl } from "./ckl/ckl.ts";
import { csv } from "./csv/csv.ts";
import type { Reporter } from "./define-reporter.ts";
import { github } from "./github/github.ts";
import { gitlab } from "./gitlab/gitlab.ts";
import { hdf } from "./hdf/hdf.ts";
import { html } from "./html/html.ts";
import { json } from "./json/json.ts";
import { junit } from "./junit/junit.ts";
import { markdown } from "./markdown/markdown.ts";
import { nagios } from "./nagios/nagios.ts";
import { ndjson } from "./ndjson/ndjson.ts";
import { nessus } from "./nessus/nessus.ts";
import { oscal } from "./oscal/oscal.ts";
import { prometheus } from "./prometheus/prometheus.ts";
import { sarif } from "./sarif/sarif.ts";
import { tap } from "./tap/tap.ts";
import { terminal } from "./terminal/terminal.ts";
import { xccdf } from "./xccdf/xccdf.ts";

/** Every format of a report, in the order in which help lists them. */
export const reporters: readonly Reporter[] = [
  terminal,
  html,
  json,
  junit,
  xccdf,
  arf,
  nessus,
  ckl,
  sarif,
  hdf,
  oscal,
  gitlab,
  ndjson,
  csv,
  markdown,
  tap,
  nagios,
  prometheus,
  github,
  azure,
];

/** The reporter that is called `id`. */
export function findReporter(id: string): Reporter | undefined {
  return reporters.find((reporter) => reporter.id === id);
}
