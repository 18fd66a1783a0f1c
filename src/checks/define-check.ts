import type { Evidence, EvidenceRequest } from "../model/evidence.ts";
import type { Transport } from "../model/listening-socket.ts";
import type { Verdict } from "../model/verdict.ts";
import type { FieldSet, FieldValues } from "./fields.ts";

/** What the user decided for the whole run. */
export interface JudgeSettings {
  /** Whether listeners that only this host can reach count, where a rule does not say. */
  readonly loopback: "left-out" | "counted";
}

/** One port of one transport. */
export interface PortSubject {
  readonly transport: Transport;
  readonly port: number;
}

/** A check type as it is written: fields, what it needs to see, and how it judges what was seen. */
export interface CheckDefinition<F extends FieldSet> {
  /** The word after `type :`. */
  readonly type: string;
  /** One sentence: when it passes. */
  readonly summary: string;
  readonly origin: "nessus" | "extension";
  readonly fields: F;
  needs(values: FieldValues<F>, settings: JudgeSettings): readonly EvidenceRequest[];
  /** Pure and synchronous. What was not seen is `error`, never `passed`. */
  judge(values: FieldValues<F>, evidence: Evidence, settings: JudgeSettings): Verdict;
  /** What a rule of this type says of one port, in a few words for `audit why`; `null` where it is silent. */
  speaksOf(values: FieldValues<F>, subject: PortSubject): string | null;
}

/** A check type as the registry holds it: the values are those that its own `fields` produced. */
export type Check = Omit<CheckDefinition<FieldSet>, "needs" | "judge" | "speaksOf"> & {
  needs(values: unknown, settings: JudgeSettings): readonly EvidenceRequest[];
  judge(values: unknown, evidence: Evidence, settings: JudgeSettings): Verdict;
  speaksOf(values: unknown, subject: PortSubject): string | null;
};

/** Declares a check type. The binder only ever hands it the values that its own fields produced. */
export function defineCheck<F extends FieldSet>(definition: CheckDefinition<F>): Check {
  return definition;
}
