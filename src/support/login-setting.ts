/** The value of a setting in the text of `login.defs` (login.defs(5)): the last one counts; `null` where it is not set. */
export function loginSetting(text: string, name: string): string | null {
  let value: string | null = null;
  for (const line of text.split("\n")) {
    const [, key, rest = ""] = /^\s*([^\s#"]+)[\s"]+(.*)$/.exec(line) ?? [];
    if (key === name) value = rest.replace(/".*$/, "").trimEnd();
  }
  return value;
}
