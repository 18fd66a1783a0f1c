import type { Chance } from "../chance.ts";
import type { Family } from "../family.ts";
import { scratchHost } from "../scratch-host.ts";
import type { ScratchEntries } from "../scratch-host.ts";

interface Making extends Omit<Family, "wrapper" | "host"> {
  readonly wrapper?: Family["wrapper"];
  readonly state: (chance: Chance) => ScratchEntries;
  /** What else has to be done to the folder, by programs. */
  readonly prepare?: (folder: string, chance: Chance) => void;
}

/** A family whose hosts are root file systems at rest. */
export function scratchFamily({ state, prepare, ...family }: Making): Family {
  return {
    wrapper: "Unix",
    ...family,
    host(chance) {
      const entries = state(chance);
      const host = scratchHost(entries);
      prepare?.(host.folder, chance);
      return { ...host, state: entries };
    },
  };
}
