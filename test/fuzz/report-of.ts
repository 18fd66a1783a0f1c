import type { CampaignResult } from "./campaign.ts";

/** One line about a run: how much was tried, what the inputs were read as, what took longest. */
export function reportOf({ executions, bytes, tally, slowest, faults }: CampaignResult): string {
  const readings = Object.entries(tally)
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([reading, count]) => `${count} ${reading}`);
  const { number, step, cpuMs, bytes: size } = slowest;
  return [
    `${executions} executions, ${(bytes / 1e6).toFixed(1)} MB, ${faults.length} faults`,
    readings.join(", "),
    `slowest: ${Math.round(cpuMs)} ms for ${step} of case ${number} with ${size} bytes`,
  ].join("; ");
}
