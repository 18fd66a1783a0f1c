import type { Need } from "../support-hosts/requires.ts";
import type { Chance } from "./chance.ts";
import type { Item } from "./item-text.ts";
import type { ScratchEntries, ScratchHost } from "./scratch-host.ts";

/** Types that hosts of one kind have something to say about. */
export interface Family {
  readonly name: string;
  /** What the oracle needs of this machine, beside Python. */
  readonly needs: readonly Need[];
  /** How many hosts the suite makes. */
  readonly hosts: number;
  readonly wrapper: "Unix" | "FileContent";
  readonly host: (chance: Chance) => AgreementHost;
  readonly items: (chance: Chance) => readonly Item[];
  /** Clears away what all of its hosts were made with. */
  readonly end?: () => void;
}

/** A host that both sides look at, and what it was made of. */
export interface AgreementHost extends ScratchHost {
  readonly state: ScratchEntries;
}
