import type { Evidence, EvidenceRequest } from "../model/evidence.ts";
import type { Transport } from "../model/listening-socket.ts";
import type { Platform } from "../model/policy.ts";
import type { RegisteredPort } from "../model/port-register.ts";
import type { Verdict } from "../model/verdict.ts";
import type { FieldSet, FieldValues, ReviewIssue } from "./fields.ts";

/** What the user decided for the whole run. */
export interface JudgeSettings {
  /** Whether listeners that only this host can reach count, where a rule does not say. */
  readonly loopback: "left-out" | "counted";
  /** The time that the patterns of one rule may take together, in milliseconds; 250 where it is not given. */
  readonly regexMilliseconds?: number;
}

/** One port of one transport. */
export interface PortSubject {
  readonly transport: Transport;
  readonly port: number;
}

/** One rule in plain words: whole sentences, with the rule's own values in them. */
export interface Explanation {
  readonly looksAt: string;
  readonly passes: string;
  readonly fails: string;
  /** What makes it ERROR. */
  readonly errs: string;
}

/** What can be told of a check type without a machine to judge: its keywords and what it means. */
interface DeclarationOf<F extends FieldSet> {
  /** The word after `type :`, or the `name` of a built-in `<item>`. */
  readonly type: string;
  /** `typed`: `type : CMD_EXEC`; `named`: `<item> name : "passwd_zero_uid"`. */
  readonly form: "typed" | "named";
  /** The kinds of policy that have it; one type may be declared apart for each. */
  readonly platforms: readonly Platform[];
  /** Names that occur in policies and do not exist: the hint names the right one. */
  readonly otherSpellings?: readonly string[];
  /** One sentence: when it passes. */
  readonly summary: string;
  readonly origin: "nessus" | "extension";
  readonly fields: F;
  /** Fields beside the required ones that an item needs to make sense: an example shows them. */
  readonly typicalFields?: readonly (keyof F & string)[];
  /** Says in plain words what one rule of this type does. */
  explain(values: FieldValues<F>): Explanation;
  /** Faults that no single field can see: contradictions, a test that is missing. */
  review?(values: FieldValues<F>): readonly ReviewIssue[];
}

/** A check type as it is written: a declaration, what it needs to see, and how it judges what was seen. */
export interface CheckDefinition<F extends FieldSet> extends DeclarationOf<F> {
  needs(values: FieldValues<F>, settings: JudgeSettings): readonly EvidenceRequest[];
  /** Pure and synchronous. What was not seen is `error`, never `passed`. */
  judge(values: FieldValues<F>, evidence: Evidence, settings: JudgeSettings): Verdict;
  /** What a rule of this type says of one port, in a few words for `audit why`; absent or `null` where it is silent. */
  speaksOf?(values: FieldValues<F>, subject: PortSubject): string | null;
  /** The ports that a rule of this type takes to be in use, for `audit register`; absent where it lists none. */
  registers?(values: FieldValues<F>, evidence: Evidence, settings: JudgeSettings): readonly RegisteredPort[];
}

/** A declaration as the registry holds it: the values are those that its own `fields` produced. */
export type CheckDeclaration = Omit<DeclarationOf<FieldSet>, "explain" | "review"> & {
  explain(values: unknown): Explanation;
  review?(values: unknown): readonly ReviewIssue[];
};

/** A check type, as the registry holds it. */
export type Check = CheckDeclaration & {
  needs(values: unknown, settings: JudgeSettings): readonly EvidenceRequest[];
  judge(values: unknown, evidence: Evidence, settings: JudgeSettings): Verdict;
  speaksOf?(values: unknown, subject: PortSubject): string | null;
  registers?(values: unknown, evidence: Evidence, settings: JudgeSettings): readonly RegisteredPort[];
};

/** Declares a check type. The binder only ever hands it the values that its own fields produced. */
export function defineCheck<F extends FieldSet>(definition: CheckDefinition<F>): Check {
  return definition;
}
