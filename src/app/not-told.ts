import type { Unavailable } from "../model/observation.ts";

/** Says that a recording does not tell something. */
export type NotTold = (what: string) => Unavailable;
