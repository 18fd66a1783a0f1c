import { loadPolicy } from "../../../../src/app/load-policy.ts";
import type { LoadedPolicy } from "../../../../src/app/load-policy.ts";

/** A `<variable>` of the metadata. */
interface Declared {
  readonly name: string;
  readonly default?: string;
  readonly type?: string;
}

interface Setting {
  readonly declared?: readonly Declared[];
  readonly set?: Readonly<Record<string, string>>;
  readonly checkType?: string;
}

/** Loads a policy of this body, with variables declared and values given. */
export function loadWith(
  body: string,
  { declared = [], set = {}, checkType = "Unix" }: Setting,
): LoadedPolicy {
  const lines = declared.flatMap(({ name, default: value, type }) => [
    "<variable>",
    `<name>${name}</name>`,
    ...(value === undefined ? [] : [`<default>${value.replaceAll("\n", "\n#")}</default>`]),
    ...(type === undefined ? [] : [`<value_type>${type}</value_type>`]),
    "</variable>",
  ]);
  const header = ["<ui_metadata>", "<variables>", ...lines, "</variables>", "</ui_metadata>"];
  const text = `${header.map((line) => `#${line}\n`).join("")}<check_type:"${checkType}">\n${body}\n</check_type>\n`;
  const variables = Object.entries(set).map(([name, value]) => ({
    name,
    value,
    origin: { kind: "set" } as const,
  }));
  return loadPolicy({ file: "my.audit", bytes: Buffer.from(text) }, { dialect: "dotaudit", variables });
}

/** An item whose values are given, as text between the keyword and the end of the line. */
export function item({
  ports = '"22"',
  more = "",
}: {
  readonly ports?: string;
  readonly more?: string;
}): string {
  const lines = [
    "type : AUDIT_DENIED_OPEN_PORTS",
    `description : "Ports"`,
    "port_type : TCP",
    `ports : ${ports}`,
  ];
  return `<custom_item>\n${[...lines, more].join("\n")}\n</custom_item>`;
}

/** Code and marked text of every fault. */
export function faultsOf({
  text,
  diagnostics,
}: LoadedPolicy): readonly (readonly [code: string, at: string])[] {
  return diagnostics.map(({ code, span }) => [code, text.slice(span.start, span.end)]);
}
