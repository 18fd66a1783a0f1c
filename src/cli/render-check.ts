import type { CheckDescription, KeywordDescription } from "../checks/describe-check.ts";

/** One line for each check type: its name, and when it passes. */
export function renderCheckList(descriptions: readonly CheckDescription[]): string {
  const width = Math.max(...descriptions.map((description) => nameOf(description).length));
  return descriptions
    .map((description) => `${nameOf(description).padEnd(width)}  ${description.summary}`)
    .join("\n");
}

/** Everything about one check type: every keyword with its meaning, and an example. */
export function renderCheck(description: CheckDescription): string {
  const { summary, keywords, example } = description;
  return [
    `${nameOf(description)}${description.origin === "extension" ? "  (extension)" : ""}`,
    `  ${summary}`,
    "",
    ...keywords.map(renderKeyword),
    "",
    ...example.split("\n").map((line) => `    ${line}`),
  ].join("\n");
}

/** The type, and the kind of policy it belongs to where that is a special one. */
function nameOf({ type, form, platforms }: CheckDescription): string {
  if (!platforms.includes("unix")) return `${type} (${platforms.map(platformWord).join(", ")})`;
  return form === "named" ? `<item> ${type}` : type;
}

function platformWord(platform: CheckDescription["platforms"][number]): string {
  return platform === "file-content" ? "FileContent" : platform;
}

function renderKeyword(keyword: KeywordDescription): string {
  const { place, windowsKeyword, words, otherSpellings } = keyword;
  const name = place === "windows" ? `${keyword.keyword} (Windows form)` : keyword.keyword;
  const spelling = windowsKeyword === null ? "" : ` (Windows form: ${windowsKeyword})`;
  const marks = [
    ...(keyword.presence === "required" ? ["required"] : []),
    ...(keyword.repetition === "many" ? ["repeatable"] : []),
    ...(keyword.origin === "extension" ? ["extension"] : []),
  ];
  const suffix = marks.length === 0 ? "" : ` [${marks.join(", ")}]`;
  const choices = words.length === 0 ? "" : ` (${words.join(", ")})`;
  const wrong = otherSpellings.length === 0 ? "" : `; not ${otherSpellings.join(", ")}`;
  return `  ${name} : ${keyword.example}${spelling}${suffix}\n      ${keyword.summary}${choices}${wrong}`;
}
