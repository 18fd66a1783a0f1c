/** A number as YAML 1.1 reads it. `octal` and `other` forms are read differently by other readers of YAML. */
export interface YamlNumber {
  readonly value: number;
  readonly form: "decimal" | "octal" | "other";
}

const LONGEST = 40;

/** How the digits of a number are written, without a sign and underscores, and how they are read. */
const FORMS = [
  { digits: /^(?:0|[1-9]\d*)$/, form: "decimal", read: Number },
  {
    digits: /^0o?[0-7]+$/,
    form: "octal",
    read: (digits: string) => Number.parseInt(digits.slice(1).replace("o", ""), 8),
  },
  { digits: /^(?:0x[\da-f]+|0b[01]+|(?:0|[1-9]\d*)\.0*)$/, form: "other", read: Number },
] as const;

/** Reads a whole number; `null` where the text is none, or where readers of YAML do not agree that it is one. */
export function parseYamlNumber(text: string): YamlNumber | null {
  const [, sign, written = ""] = /^([+-]?)(\d.*)$/.exec(text.slice(0, LONGEST + 1)) ?? [];
  const digits = written.replaceAll("_", "").toLowerCase();
  const found = FORMS.find((entry) => entry.digits.test(digits));
  if (found === undefined || text.length > LONGEST) return null;
  const size = found.read(digits);
  const value = sign === "-" && size !== 0 ? -size : size;
  const isPlain = found.form !== "decimal" || /^-?\d+$/.test(text);
  return { value, form: isPlain ? found.form : "other" };
}
