import { VERSION } from "../../app/version.ts";
import type { Metric } from "../../reporters/prometheus/metric.ts";

/** What there is to say of the program itself, under the names that every exporter uses. */
export function processMetrics(): readonly Metric[] {
  const { user, system } = process.cpuUsage();
  return [
    one({ name: "audit_build_info", help: "The version of the tool; always 1." }, { version: VERSION }, 1),
    one(
      { name: "process_start_time_seconds", help: "When the program was started." },
      {},
      performance.timeOrigin / 1000,
    ),
    one(
      { name: "process_cpu_seconds_total", type: "counter", help: "Time of the processor that it used." },
      {},
      (user + system) / 1e6,
    ),
    one(
      { name: "process_resident_memory_bytes", help: "Memory that it holds." },
      {},
      process.memoryUsage.rss(),
    ),
  ];
}

function one(
  about: Omit<Metric, "samples">,
  labels: Readonly<Record<string, string>>,
  value: number,
): Metric {
  return { ...about, samples: [{ labels, value }] };
}
