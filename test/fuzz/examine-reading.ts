import { parsePolicy, printSyntax } from "../../grammar/index.ts";
import type { LoadedPolicy } from "../../src/app/load-policy.ts";
import type { Span } from "../../src/model/span.ts";
import { walkPolicy } from "../../src/model/walk-policy.ts";
import { ensure } from "./ensure.ts";

/** In UTF-16 units: a terminal of some lines. Three variables may be named in one message. */
const LONGEST = 600;

/**
 * The tree prints as its text; nothing is left out of it without an error; whatever has a place has it inside of the
 * text; and every diagnostic says what is wrong under a code.
 */
export function examineReading({ text, policy, variables, diagnostics }: LoadedPolicy): void {
  const parsed = parsePolicy(text);
  ensure(printSyntax(parsed.syntax, text) === text, "the tree does not print as its text");
  const isFaulty = parsed.diagnostics.some(({ severity }) => severity === "error");
  ensure(isFaulty || parsed.syntax.skipped.length === 0, "text was skipped without an error");
  for (const { code, message, hint = "", span } of [...parsed.diagnostics, ...diagnostics]) {
    ensure(/^AUD[12]\d{3}$/.test(code) && message !== "", `the diagnostic ${code} has no code or no message`);
    ensure(
      message.length <= LONGEST && hint.length <= LONGEST,
      `${code} says too much: ${message.slice(0, 80)}`,
    );
    ensure(code !== "AUD1091", "the grammar did not read the text");
    ensureWithin(span, text, code);
  }
  for (const { declaration } of variables)
    if (declaration !== null) ensureWithin(declaration.nameSpan, text, "a variable");
  for (const { node } of walkPolicy(policy.nodes)) {
    ensureWithin(node.span, text, node.kind);
    ensure(node.location.line >= 1 && node.location.column >= 1, `a ${node.kind} stands before the text`);
  }
}

function ensureWithin({ start, end }: Span, text: string, what: string): void {
  const isWithin = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end;
  ensure(isWithin && end <= text.length, `${what}: the place ${start} to ${end} is not in the text`);
}
