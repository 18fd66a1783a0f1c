const SPECIAL = /[&<>"']/g;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text without a sign that HTML could obey, in the content of an element or in a quoted attribute. */
export function htmlEntities(text: string): string {
  return text.replace(SPECIAL, (character) => ENTITIES[character] ?? character);
}
