import type { PortRegister, RegisterRow } from "../../model/port-register.ts";
import { htmlPage } from "../html/html-page.ts";
import { markup } from "../html/markup.ts";
import type { Markup } from "../html/markup.ts";
import { timeWords } from "../wording/time-words.ts";
import { isUnjustified, REGISTER_COLUMNS, registerSummary } from "./register-columns.ts";
import { REGISTER_STYLE } from "./register-style.ts";

/** The register as one page that can be printed and filed. Without a script. */
export function renderRegisterHtml(register: PortRegister): string {
  const { target, seenAt, policies, rows, unseen, tool } = register;
  const body = markup`<main>
<h1>Ports and services of ${target}</h1>
<p>${registerSummary(register)}</p>
<dl>
<dt>Evidence</dt><dd>${seenAt === "" ? "of unknown time" : timeWords(seenAt)}</dd>
${policies.map(({ file, sha256 }) => markup`<dt>Policy</dt><dd>${file} <small>sha256 ${sha256}</small></dd>`)}
<dt>Made by</dt><dd>${tool.name} ${tool.version}</dd>
</dl>
${unseen.length === 0 ? null : unseenBox(unseen)}
<table>
<thead><tr>${REGISTER_COLUMNS.map(({ title }) => markup`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => rowMarkup(row, register))}
</tbody>
</table>
</main>`;
  return htmlPage({ title: `Ports and services of ${target}`, body, style: REGISTER_STYLE, script: "" });
}

function unseenBox(unseen: readonly string[]): Markup {
  return markup`<section class="unseen"><h2>Not seen: more ports may be open</h2><ul>${unseen.map(
    (sentence) => markup`<li>${sentence}</li>`,
  )}</ul></section>`;
}

function rowMarkup(row: RegisterRow, register: PortRegister): Markup {
  const className = isUnjustified(row) ? "unjustified" : row.status;
  const cells = REGISTER_COLUMNS.map(({ cell }) => {
    const lines = cell(row, register);
    return markup`<td>${lines.map((line) => markup`<div>${line}</div>`)}</td>`;
  });
  return markup`<tr class="${className}">${cells}</tr>
`;
}
