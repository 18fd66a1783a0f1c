import { localFiles } from "../local/local-files.ts";

const STATE_LIMIT = 4 << 20;

/** Reads the state of engines. What is not there is nothing; what may not be read or makes no sense is noted. */
export class StateReader {
  readonly unread = new Set<string>();
  readonly #files = localFiles();

  /** The names in a folder. */
  list(folder: string): readonly string[] {
    const names = this.#files.list(folder);
    if (names.status === "observed") return names.value;
    if (names.reason !== "missing-source") this.unread.add(names.detail);
    return [];
  }

  /** The text of a file; empty where there is none. */
  text(path: string): string {
    const text = this.#files.readText(path, STATE_LIMIT);
    if (text.status === "observed") return text.value;
    if (text.reason !== "missing-source") this.unread.add(text.detail);
    return "";
  }

  /** The value in a file of JSON; `null` where there is none. */
  json(path: string): unknown {
    const text = this.text(path);
    if (text === "") return null;
    try {
      return JSON.parse(text);
    } catch {
      this.unread.add(`${path} is not JSON.`);
      return null;
    }
  }
}

/** A member of an object that came from JSON; `undefined` where there is none. */
export function memberOf(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => {
    const isObject = typeof inner === "object" && inner !== null && Object.hasOwn(inner, name);
    return isObject ? (inner as Readonly<Record<string, unknown>>)[name] : undefined;
  }, value);
}

/** A number of a process; `null` where it is none. */
export function pidOf(value: unknown): number | null {
  const number = typeof value === "string" && /^\d{1,10}\s*$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** A text, or nothing. */
export function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
