import type { PortRegister } from "../../model/port-register.ts";
import { inertJson } from "../../support/inert-json.ts";
import { renderRegisterCsv } from "./register-csv.ts";
import { renderRegisterHtml } from "./register-html.ts";
import { renderRegisterMarkdown } from "./register-markdown.ts";

const RENDERERS: Readonly<Record<string, (register: PortRegister) => string>> = {
  markdown: renderRegisterMarkdown,
  csv: renderRegisterCsv,
  html: renderRegisterHtml,
  json: inertJson,
};

/** The formats of the register. */
export const REGISTER_FORMATS: readonly string[] = Object.keys(RENDERERS);

/** The register in one of `REGISTER_FORMATS`. */
export function renderRegister(format: string, register: PortRegister): string {
  return RENDERERS[format]?.(register) ?? "";
}
