import type { SecretSource } from "../alerts/secret.ts";
import { readSecret } from "./read-secret.ts";

/** Parts of a path that are this long may be a key. */
const KEY_LENGTH = 8;

/** Reads the secrets of one attempt, and takes them out of whatever is said about it. */
export class SecretReader {
  readonly #revealed = new Set<string>();

  /** The text of a secret. Throws a sentence without it where it cannot be read. */
  reveal(source: SecretSource): string {
    const read = readSecret(source);
    if (read.status === "unreadable") throw new Error(read.message);
    const text = read.secret.reveal();
    this.hide(text);
    return text;
  }

  /** A URL, of which the path may be the secret. */
  revealUrl(source: SecretSource): string {
    const text = this.reveal(source);
    const { pathname = "", search = "" } = URL.parse(text) ?? {};
    if (pathname !== "/") this.hide(pathname);
    for (const part of `${pathname}${search}`.split(/[/?&=]/)) if (part.length >= KEY_LENGTH) this.hide(part);
    return text;
  }

  /** Takes a text for a secret, in Base64 as well. */
  hide(text: string): void {
    if (text !== "") this.#revealed.add(text).add(Buffer.from(text).toString("base64"));
  }

  /** A text without any of the secrets. */
  scrub(text: string): string {
    const longestFirst = [...this.#revealed].sort((a, b) => b.length - a.length);
    return longestFirst.reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
  }
}
