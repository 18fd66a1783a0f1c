import type { User } from "../../model/process.ts";

/** What tools print in place of a name that is too long, and Solaris, AIX and the BSDs for one that is not known. */
const NO_NAME = /^(?:\d+|\?|-|.*[+*])$/s;

const ROOT = "root";

/**
 * A user as a tool shows it: a number, a name, or a number in the place of a name. root and 0 are one
 * everywhere; of other names the number is not known, nor of other numbers the name. `null` where nothing is shown, or a name that was cut (`systemd+`).
 */
export function foreignUser(uid: number | null, shown: string | null): User | null {
  const name = nameIn(shown ?? "");
  const number = uid ?? numberIn(shown ?? "") ?? (name === ROOT ? 0 : null);
  if (number === null && name === null) return null;
  return { uid: number, name: name ?? (number === 0 ? ROOT : null) };
}

function nameIn(text: string): string | null {
  return text === "" || NO_NAME.test(text) ? null : text;
}

function numberIn(text: string): number | null {
  return /^\d{1,10}$/.test(text) ? Number(text) : null;
}
