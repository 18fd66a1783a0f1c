import type { ListeningSocketsFacts, ListeningSocketsRequest } from "../../src/model/evidence.ts";
import type { Observation } from "../../src/model/observation.ts";

/** A program of the host. */
export interface HostProgram {
  /** Perl, after `sockets.pl`; ends with `ready(...)`. */
  readonly code: string;
  /** What it claims to be called. */
  readonly argv0?: string;
  /** A path that the interpreter is copied to and run from. */
  readonly file?: string;
  /** A command that runs it. */
  readonly through?: readonly string[];
}

/** A machine to be: commands, programs that open sockets, and how to look at them. */
export interface HostPlan {
  readonly setup?: readonly (readonly string[])[];
  readonly programs: readonly HostProgram[];
  /** Commands once all programs are ready. */
  readonly after?: readonly (readonly string[])[];
  readonly requests: readonly ListeningSocketsRequest[];
  /** A command that runs the collector. */
  readonly collectThrough?: readonly string[];
  /** Commands whose output is wanted as a second opinion. */
  readonly witnesses?: readonly (readonly string[])[];
}

/** What became of a plan. */
export interface HostReport {
  readonly observations: readonly Observation<ListeningSocketsFacts>[];
  readonly milliseconds: number;
  /** Process id of each program, followed by what it said when it was ready. */
  readonly programs: readonly { readonly pid: number; readonly said: readonly string[] }[];
  readonly witnesses: readonly string[];
}
