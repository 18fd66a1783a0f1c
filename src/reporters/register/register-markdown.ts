import type { PortRegister } from "../../model/port-register.ts";
import { escapeMarkdown } from "../markdown/escape-markdown.ts";
import { timeWords } from "../wording/time-words.ts";
import { REGISTER_COLUMNS, registerSummary } from "./register-columns.ts";

/** The register as a Markdown table, for a wiki, a ticket or a terminal. */
export function renderRegisterMarkdown(register: PortRegister): string {
  const { target, seenAt, policies, rows, unseen } = register;
  const time = seenAt === "" ? "of unknown time" : `of ${timeWords(seenAt)}`;
  const lines = [
    `# Ports and services of ${escapeMarkdown(target)}`,
    "",
    registerSummary(register),
    "",
    `Evidence ${time}.`,
    ...policies.map(({ file, sha256 }) => `Policy ${escapeMarkdown(file)}, sha256 ${sha256}.`),
    ...(unseen.length === 0 ? [] : ["", "**Not seen: more ports may be open.**", ""]),
    ...unseen.map((sentence) => `- ${escapeMarkdown(sentence)}`),
    "",
    tableRow(REGISTER_COLUMNS.map(({ title }) => title)),
    tableRow(REGISTER_COLUMNS.map(() => "---")),
    ...rows.map((row) =>
      tableRow(REGISTER_COLUMNS.map(({ cell }) => cell(row, register).map(escapeMarkdown).join("<br>"))),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
