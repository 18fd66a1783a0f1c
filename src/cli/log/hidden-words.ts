/** A word as short as this would make riddles of sentences that have nothing to do with it. */
const SHORTEST = 4;

const COVER = "[hidden]";

/** Secrets that were read so far: whatever is logged has them covered. */
export class HiddenWords {
  /** The longest first, because one may be a part of another. */
  #forms: readonly string[] = [];

  /** From now on `secret` is covered, as it is and in the forms that URLs and mail servers give it. */
  add(secret: string): void {
    const forms = [secret, encodeURIComponent(secret.toWellFormed()), ...base64Forms(secret)];
    const known = new Set([...this.#forms, ...forms.filter(({ length }) => length >= SHORTEST)]);
    this.#forms = [...known].toSorted((one, other) => other.length - one.length);
  }

  /** The text without any of the secrets. */
  cover(text: string): string {
    return this.#forms.reduce((rest, form) => rest.replaceAll(form, COVER), text);
  }
}

/** With its padding and without it, as it stands where more follows. */
function base64Forms(text: string): readonly string[] {
  const base64 = Buffer.from(text).toString("base64");
  return [base64, base64.replace(/=+$/, "")];
}
