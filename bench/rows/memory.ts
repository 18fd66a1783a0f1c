import { median } from "../measure.ts";
import { onLoadHost } from "../on-load-host.ts";
import { REPORT_MEMORY, peakMemory } from "../peak-memory.ts";
import { auditCommand, policyFile } from "../programs.ts";
import type { Result } from "../result.ts";
import type { RowGroup } from "../row-group.ts";

const WORK = "peak memory";

/** How much memory the command needs at most. */
export const memory: RowGroup = {
  name: "memory",
  async measure({ rounds }) {
    const take = (host: string, policy: string, enter: readonly string[]): Result => {
      const command = [...enter, ...auditCommand(["run", policyFile(policy)], REPORT_MEMORY)];
      const samples = Array.from({ length: rounds(5) }, () => peakMemory(command));
      const quantity = { value: median(samples), unit: "MB" } as const;
      const ours = { name: `audit run ${policy}.audit`, quantity, samples };
      return { status: "measured", work: `${WORK}, ${policy}`, host, ours, peer: null, target: null };
    };
    const onThisHost = take("S", "ten-rules", []);
    return [onThisHost, ...(await onLoadHost("H", WORK, (enter) => [take("H", "every-owner", enter)]))];
  },
};
