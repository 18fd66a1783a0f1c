import type { Span } from "../model/span.ts";

/** A text that nobody may see: neither JSON nor `console.log` shows it. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text, for the moment in which it is sent. */
  reveal(): string {
    return this.#text;
  }
}

/** Where a secret is read when it is needed. */
export type SecretSource =
  | { readonly kind: "environment"; readonly name: string; readonly span: Span }
  | { readonly kind: "file"; readonly path: string; readonly span: Span }
  /** A file in `$CREDENTIALS_DIRECTORY`, where systemd puts them. */
  | { readonly kind: "credential"; readonly name: string; readonly span: Span }
  | { readonly kind: "inline"; readonly secret: Secret; readonly span: Span };
