import type { PortSet } from "../../model/port-set.ts";
import type { FieldContext, FieldIssue } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";
import { compileForPolicy } from "./policy-patterns.ts";

/** One member of `ports`: numbers known from the text alone, or a name that the target has to explain. */
export type PortMember =
  | { readonly kind: "numbers"; readonly text: string; readonly ports: PortSet }
  | { readonly kind: "service"; readonly text: string; readonly name: string }
  | { readonly kind: "rpc"; readonly text: string; readonly program: string | number };

export type MemberResult =
  { readonly member: PortMember; readonly issue?: FieldIssue } | { readonly issue: FieldIssue };

const NESSUS_HINT = "Nessus reads it as a pattern that matches no port; `--dialect nessus` does the same";

/** Reads one member: a port, a range, a service name, `rpc:NAME`, or a pattern over the whole decimal number. */
export function parsePortMember(text: string, context: FieldContext): MemberResult {
  if (/^\d+$/.test(text)) return parseNumber(text);
  if (context.dialect === "dotaudit") {
    const range = /^(\d+)\s*-\s*(\d+)$/.exec(text);
    if (range !== null) return parseRange(text, Number(range[1]), Number(range[2]));
    const rpc = /^rpc:(.+)$/i.exec(text);
    if (rpc?.[1] !== undefined) return { member: { kind: "rpc", text, program: programOf(rpc[1].trim()) } };
    if (/^[a-z0-9][a-z0-9_+.-]*$/i.test(text) && /[a-z]/i.test(text))
      return { member: { kind: "service", text, name: text } };
  }
  return parsePattern(text, context);
}

function parseNumber(text: string): MemberResult {
  const port = Number(text);
  if (String(port) === text && port <= 65535)
    return { member: { kind: "numbers", text, ports: [[port, port]] } };
  const hint = port <= 65535 ? `write ${port}` : "ports go from 0 to 65535";
  return { issue: neverMatches(text, hint) };
}

function parseRange(text: string, first: number, last: number): MemberResult {
  if (first > last || last > 65535)
    return {
      issue: neverMatches(text, first > last ? `write ${last}-${first}` : "ports go from 0 to 65535"),
    };
  return {
    member: { kind: "numbers", text, ports: [[first, last]] },
    issue: {
      code: "AUD2022",
      severity: "warning",
      message: `the range ${shorten(text, 60)} is an extension`,
      hint: NESSUS_HINT,
    },
  };
}

function programOf(name: string): string | number {
  return /^\d{1,10}$/.test(name) ? Number(name) : name;
}

function parsePattern(text: string, context: FieldContext): MemberResult {
  const dots = /^\[(\d+)\.\.(\d+)\]$/.exec(text);
  if (dots !== null) return { issue: dottedRange(text, `${dots[1] ?? ""}-${dots[2] ?? ""}`) };
  const pattern = compileForPolicy(text, context);
  if (pattern.status === "malformed") {
    const message = `"${shorten(text, 60)}" is not a port pattern: ${pattern.message} (character ${pattern.offset + 1})`;
    return {
      issue: {
        code: "AUD2021",
        severity: "error",
        message,
        hint: "write a port, or a pattern such as 808[0-9]",
      },
    };
  }
  if (pattern.ports.length > 0) return { member: { kind: "numbers", text, ports: pattern.ports } };
  return { issue: neverMatches(text, hintForPattern(text)) };
}

function hintForPattern(text: string): string {
  return /^\d+\s*-\s*\d+$/.test(text)
    ? "a range is written as a pattern in Nessus"
    : "write a port from 0 to 65535 or a pattern";
}

function dottedRange(text: string, range: string): FieldIssue {
  const message = `"${shorten(text, 60)}" is a range of numbers elsewhere in the language, and one digit in a port list`;
  return { code: "AUD2021", severity: "error", message, hint: `write ${shorten(range, 60)}` };
}

function neverMatches(text: string, hint: string): FieldIssue {
  return {
    code: "AUD2020",
    severity: "error",
    message: `"${shorten(text, 60)}" can never match a port`,
    hint,
  };
}
