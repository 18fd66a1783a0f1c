import { printable } from "../../support/printable.ts";

/** One gauge with its samples. */
export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** One value under its labels, which tell it from the others of its gauge. */
interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A gauge in the text format: HELP, TYPE and a line for each sample; nothing where there is no sample. */
export function metricText({ name, help, samples }: Metric): string {
  if (samples.length === 0) return "";
  const lines = samples.map(({ labels, value }) => `${name}${labelText(labels)} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join("")}`;
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
