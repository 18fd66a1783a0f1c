import { printable } from "../../support/printable.ts";
import { KIND_WORDS } from "../../yaml/yaml-tree.ts";
import type { YamlTree } from "../../yaml/yaml-tree.ts";
import { isQuoted } from "./written-config.ts";
import type { WrittenConfig } from "./written-config.ts";
import { parseYamlNumber } from "./yaml-number.ts";

const SHOWN = 40;

/** Reads one whole number; `null`, and reported, where there is none. `what` begins the message. */
export function readNumber(tree: YamlTree, what: string, written: WrittenConfig): number | null {
  const { span } = tree;
  const text = tree.kind === "text" ? tree.text.trim() : "";
  const number = parseYamlNumber(text);
  if (number === null) {
    const found = tree.kind === "text" ? `"${printable(text.slice(0, SHOWN))}"` : KIND_WORDS[tree.kind];
    const message = `${what}: expected a whole number, found ${found}`;
    const hint = /^0\d+$/.test(text) ? `write ${text.replace(/^0+/, "")}` : "write it in decimal digits";
    written.report({ code: "AUD6505", severity: "error", message, hint, span });
    return null;
  }
  reportForm(tree, { what, text, ...number }, written);
  return number.value;
}

interface ReadForm {
  readonly what: string;
  readonly text: string;
  readonly value: number;
  readonly form: "decimal" | "octal" | "other";
}

function reportForm({ span }: YamlTree, { what, text, value, form }: ReadForm, written: WrittenConfig): void {
  if (isQuoted(written.text, span)) reportExtension(`${what}: ${text} is in quotes`, span, written);
  if (form === "decimal") return;
  const message = `${what}: ${text} is ${value}`;
  const hint = `write ${value}`;
  if (form === "octal")
    written.report({
      code: "AUD6508",
      severity: "warning",
      message: `${message}, because a leading 0 makes it octal`,
      hint,
      span,
    });
  else written.report({ code: "AUD6507", severity: "note", message, hint, span });
}

/** Something that is read here, and that PortSpec refuses. */
export function reportExtension(what: string, span: YamlTree["span"], written: WrittenConfig): void {
  const severity = written.reading === "faithful" ? "error" : "note";
  written.report({ code: "AUD6506", severity, message: `${what}, which PortSpec refuses`, span });
}
