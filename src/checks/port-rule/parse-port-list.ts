import { accepted } from "../fields.ts";
import type { FieldContext, FieldIssue, FieldResult, FieldSource } from "../fields.ts";
import { parsePortMember } from "./port-member.ts";
import type { PortMember } from "./port-member.ts";
import { splitPortList } from "./split-port-list.ts";

/** The members of `ports` in order. An empty list is a value: it means that nothing may be open. */
export function parsePortList(
  source: FieldSource,
  context: FieldContext,
): FieldResult<readonly PortMember[]> {
  const members: PortMember[] = [];
  const issues: FieldIssue[] = [];
  for (const { text, offset } of splitPortList(source.text)) {
    const span = () => source.spanWithin(offset, offset + Math.max(1, text.length));
    if (text === "") {
      issues.push({
        code: "AUD2023",
        severity: "warning",
        message: "an empty member matches no port",
        hint: "remove the comma",
        span: span(),
      });
      continue;
    }
    const result = parsePortMember(text, context);
    if ("member" in result) members.push(result.member);
    if (result.issue !== undefined) issues.push({ ...result.issue, span: span() });
  }
  return issues.some((issue) => issue.severity === "error")
    ? { value: null, issues }
    : accepted(members, issues);
}

/** Like `parsePortList`, for rules that make no sense without a port. */
export function parseNonEmptyPortList(
  source: FieldSource,
  context: FieldContext,
): FieldResult<readonly PortMember[]> {
  const result = parsePortList(source, context);
  if (result.value === null || result.value.length > 0) return result;
  const issue: FieldIssue = {
    code: "AUD2024",
    severity: "error",
    message: "no port is listed",
    hint: "list at least one port",
  };
  return { value: null, issues: [...result.issues, issue] };
}

/** For a type or a keyword that Nessus does not have: no range in it can be taken for a pattern. */
export function asExtension(parse: typeof parsePortList): typeof parsePortList {
  return (source, context) => {
    const result = parse(source, context);
    return { ...result, issues: result.issues.filter(({ code }) => code !== "AUD2022") };
  };
}
