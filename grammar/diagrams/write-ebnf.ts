import type { Expression, Production } from "./expression.ts";
import type { GrammarSection } from "./grammar-sections.ts";

const NAME_WIDTH = 14;
const LINE_WIDTH = 110;

/** The grammar in the EBNF that the W3C recommendation for XML defines. */
export function writeEbnf(sections: readonly GrammarSection[]): string {
  const head = [
    "/* The .audit policy language, in the EBNF of the W3C recommendation for XML.",
    "   Made from the parser and its tables by `npm run grammar`: do not edit. */",
  ];
  return `${[...head, ...sections.flatMap(linesOfSection)].join("\n")}\n`;
}

function linesOfSection({ title, about, productions }: GrammarSection): string[] {
  const comment = [title, ...about].map((line, index) => (index === 0 ? `/* ${line}` : `   ${line}`));
  const last = comment.length - 1;
  return ["", ...comment.with(last, `${comment[last] ?? ""} */`), "", ...productions.flatMap(linesOf)];
}

function linesOf({ name, expression, note }: Production): string[] {
  const head = `${name.padEnd(NAME_WIDTH)}::= `;
  const written = writeExpression(expression);
  const remark = note === undefined ? "" : `  /* ${note} */`;
  const whole = head + written + remark;
  if (whole.length <= LINE_WIDTH) return [whole];
  const remarkLine = note === undefined ? [] : [`${" ".repeat(head.length)}/* ${note} */`];
  return [...brokenLines(head, expression), ...remarkLine];
}

/** As many words to a line as fit. */
function brokenLines(head: string, expression: Expression): string[] {
  const margin = " ".repeat(head.length);
  const lines = [head.trimEnd()];
  for (const word of writeExpression(expression).split(/ (?=[|(])/)) {
    const last = lines.length - 1;
    const joined = `${lines[last] ?? ""} ${word}`;
    if (joined.length <= LINE_WIDTH) lines[last] = joined;
    else lines.push(margin + word);
  }
  return lines;
}

/** An expression on one line. */
export function writeExpression(expression: Expression): string {
  switch (expression.kind) {
    case "literal":
      return expression.text.includes("'") ? `"${expression.text}"` : `'${expression.text}'`;
    case "class":
      return expression.text;
    case "name":
      return expression.name;
    case "except":
      return `( ${expression.text} - ${expression.without} )`;
    case "choice":
      return expression.parts.map(writeExpression).join(" | ");
    case "sequence":
      return expression.parts.map((part) => grouped(part, ["choice"])).join(" ");
    case "repeated":
      return grouped(expression.part, ["choice", "sequence"]) + expression.times;
  }
}

/** In parentheses where it would bind too loosely. */
function grouped(expression: Expression, loose: readonly Expression["kind"][]): string {
  const written = writeExpression(expression);
  return loose.includes(expression.kind) ? `( ${written} )` : written;
}
