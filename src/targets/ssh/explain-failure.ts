import type { Unavailable, UnavailableReason } from "../../model/observation.ts";
import { printable } from "../../support/printable.ts";
import { CLIENT_FAILURES, HOST_FAILURES } from "./failure-words.ts";
import type { FailureWords } from "./failure-words.ts";
import type { Become } from "./remote-command.ts";
import type { SshEnd, SshLimits, SshOutcome } from "./run-ssh.ts";

/** An exchange that gave no whole recording. */
export interface FailedExchange {
  /** The target, as it was written. */
  readonly name: string;
  readonly become: Become;
  readonly limits: SshLimits;
  readonly outcome: SshOutcome;
  /** What the client itself said. */
  readonly log: string;
  /** Whether the host had begun to show itself. */
  readonly extent: "nothing" | "begun";
}

const MOST_QUOTED = 200;
/** The status by which ssh says that it failed itself; a command may end with it as well. */
const FAILED_ITSELF = 255;

/** Says why an exchange failed, in the words of who said so. A host can only choose among failures. */
export function explainFailure(failed: FailedExchange): Unavailable {
  const { end } = failed.outcome;
  if (end.kind !== "exited") return explainEnd(failed, end.kind === "not-started" ? end.code : end.kind);
  const isItself = end.status === null || end.status === FAILED_ITSELF;
  return (isItself ? explainClient(failed) : null) ?? explainHost(failed, end.status);
}

function explainEnd(failed: FailedExchange, kind: string): Unavailable {
  const { name, limits, extent } = failed;
  const seconds = Math.round(limits.timeoutMs / 1000);
  if (kind === "timed-out") {
    const words = extent === "begun" ? "was still showing itself" : "had not begun to show itself";
    return unavailable("timed-out", `${name} ${words} after ${seconds} s, and was cut off.`);
  }
  if (kind === "endless") {
    const words = `${name} sent more than ${limits.outputBytes} bytes, or complained without an end, and was cut off.`;
    return unavailable("truncated-output", words);
  }
  if (kind === "closed") return unavailable("failed", `The connection to ${name} was given up by this run.`);
  return unavailable("failed", `ssh could not be started for ${name} (${kind}).`);
}

/** The client's own words, or those of a helper on the way. */
function explainClient(failed: FailedExchange): Unavailable | null {
  const { name, outcome, log, extent } = failed;
  const lines = [...linesOf(log), ...linesOf(outcome.complaints)];
  if (extent === "begun") {
    const known = recognise(CLIENT_FAILURES, lines);
    const reason = known?.reason === "timed-out" ? "timed-out" : "vanished";
    const words = `The connection to ${name} was lost before it had shown everything.`;
    return unavailable(reason, words + quoted("ssh", known?.line ?? lines.at(-1)));
  }
  const known = recognise(CLIENT_FAILURES, lines);
  if (known !== null) return unavailable(known.reason, spoken(known.words, name) + quoted("ssh", known.line));
  const last = linesOf(log).at(-1);
  if (last !== undefined) return unavailable("failed", `${name} could not be reached.${quoted("ssh", last)}`);
  return lines.length === 0 && outcome.output.length === 0 ? wordless(name) : null;
}

/** A connection that others use as well is lost without a word. */
function wordless(name: string): Unavailable {
  const detail = `The connection to ${name} was lost, or what it ran instead of the script ended with status 255.`;
  return unavailable("vanished", detail);
}

function explainHost(
  failed: FailedExchange,
  status: Extract<SshEnd, { kind: "exited" }>["status"],
): Unavailable {
  const { name, become, outcome, extent } = failed;
  if (extent === "begun")
    return unavailable("truncated-output", `What ${name} showed is cut, or something follows its end.`);
  const output = outcome.output.toString("utf8", 0, 4096);
  const lines = [...linesOf(outcome.complaints), ...linesOf(output)];
  const known = recognise(HOST_FAILURES[become], lines);
  if (known !== null) return unavailable(known.reason, spoken(known.words, name) + quoted("It", known.line));
  const ended = status === null ? "was ended" : `ended with status ${status}`;
  const words = `${name} did not run the script: what it ran instead ${ended}.`;
  return unavailable("malformed-output", words + quoted("It", lines.at(-1)));
}

interface Recognised extends Pick<FailureWords, "reason" | "words"> {
  readonly line: string;
}

function recognise(known: readonly FailureWords[], lines: readonly string[]): Recognised | null {
  for (const { line: pattern, reason, words } of known) {
    const line = lines.findLast((text) => pattern.test(text));
    if (line !== undefined) return { reason, words, line };
  }
  return null;
}

const MOST_LINES = 200;
const LONGEST_LINE = 500;

function linesOf(text: string): readonly string[] {
  const lines = text
    .split("\n")
    .slice(-MOST_LINES)
    .map((line) => line.slice(0, LONGEST_LINE));
  return lines.map((line) => line.replace(/^[\s@]+|[\s@]+$/g, "")).filter((line) => line !== "");
}

function spoken(words: string, name: string): string {
  return words.replaceAll("@", () => name);
}

function quoted(who: string, line: string | undefined): string {
  return line === undefined ? "" : ` ${who} said: ${printable(line.slice(0, MOST_QUOTED))}`;
}

function unavailable(reason: UnavailableReason, detail: string): Unavailable {
  return { status: "unavailable", reason, detail };
}
