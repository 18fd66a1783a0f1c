import { printable } from "../../support/printable.ts";

/** One metric with its samples. */
export interface Metric {
  readonly name: string;
  /** A gauge, unless it says that it only ever grows. */
  readonly type?: "counter" | "gauge";
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** One value under its labels, which tell it from the others of its metric. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A metric in the text format: HELP, TYPE and a line for each sample; nothing where there is no sample. */
export function metricText({ name, type = "gauge", help, samples }: Metric): string {
  if (samples.length === 0) return "";
  const lines = samples.map(({ labels, value }) => `${name}${labelText(labels)} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
}

function labelText(labels: Sample["labels"]): string {
  return `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${escapeLabel(value)}"`)
    .join(",")}}`;
}

/** Line feeds are visible escapes already. */
function escapeLabel(value: string): string {
  return printable(value).replace(/[\\"]/g, "\\$&");
}
