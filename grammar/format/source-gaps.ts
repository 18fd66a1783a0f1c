const [LINE_FEED, CARRIAGE_RETURN, SPACE, TAB] = [10, 13, 32, 9];

/** What stands between the pieces of a text: line breaks to count, blanks to drop, and nothing else. */
export class SourceGaps {
  readonly #text: string;
  #lineFeeds = 0;
  #pairs = 0;
  #status: "blank" | "text" = "blank";

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether anything but white space stood in the gaps that were asked for. */
  get status(): "blank" | "text" {
    return this.#status;
  }

  /** The line ending of most line breaks that were given to `replaceableBreaksIn`. */
  get lineEnding(): "\n" | "\r\n" {
    return this.#pairs > this.#lineFeeds ? "\r\n" : "\n";
  }

  /** The number of line breaks in `[from, to)`. */
  breaksIn(from: number, to: number): number {
    let breaks = 0;
    for (let at = from; at < to; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === LINE_FEED) breaks += 1;
      else if (code === CARRIAGE_RETURN) breaks += this.#text.charCodeAt(at + 1) === LINE_FEED ? 0 : 1;
      else if (code !== SPACE && code !== TAB && /\S/.test(this.#text.charAt(at))) this.#status = "text";
    }
    return breaks;
  }

  /**
   * The same for a gap that will be written anew. Only these have a say in the line ending: the formatted text, where
   * all of them have the same one, then calls for the same again.
   */
  replaceableBreaksIn(from: number, to: number): number {
    for (let at = from; at < to; at += 1) {
      if (this.#text.charCodeAt(at) !== LINE_FEED) continue;
      if (this.#text.charCodeAt(at - 1) === CARRIAGE_RETURN) this.#pairs += 1;
      else this.#lineFeeds += 1;
    }
    return this.breaksIn(from, to);
  }
}
