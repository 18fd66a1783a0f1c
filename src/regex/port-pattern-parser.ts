import { ALL_DIGITS, digitsOfCharacter, digitsOfEscape } from "./digit-class.ts";
import { readDigitClass } from "./read-digit-class.ts";
import type { DigitSet, PortState } from "./port-automaton.ts";

/** Why and where a pattern cannot be read. */
export class PatternFault extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const LONGEST_PATTERN = 1000;
const DEEPEST_GROUP = 50;
const MOST_STATES = 2000;
/** A port has at most five digits, so six repetitions stand for any larger number of them. */
const MOST_REPETITIONS = 6;

/** Builds the part of the automaton that ends in the state `next`, and gives its first state. */
type Fragment = (next: number) => number;

/** A recursive-descent reader of port patterns; groups nest at most fifty deep. */
export class PortPatternParser {
  readonly #pattern: string;
  readonly #states: PortState[] = [];
  #at = 0;
  #depth = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  parse(): { readonly states: readonly PortState[]; readonly start: number } {
    if (this.#pattern.length > LONGEST_PATTERN)
      throw new PatternFault(`a pattern has at most ${LONGEST_PATTERN} characters`, LONGEST_PATTERN);
    const fragment = this.#alternatives();
    if (this.#at < this.#pattern.length) throw new PatternFault("`)` closes nothing", this.#at);
    return { start: fragment(this.#add({ kind: "accept" })), states: this.#states };
  }

  #alternatives(): Fragment {
    const branches = [this.#sequence()];
    while (this.#skip("|")) branches.push(this.#sequence());
    const [only] = branches;
    if (branches.length === 1 && only !== undefined) return only;
    return (next) => this.#add({ kind: "split", next: branches.map((branch) => branch(next)) });
  }

  #sequence(): Fragment {
    const parts: Fragment[] = [];
    while (this.#at < this.#pattern.length && !"|)".includes(this.#peek())) parts.push(this.#repeated());
    return (next) => parts.reduceRight((after, part) => part(after), next);
  }

  #repeated(): Fragment {
    let fragment = this.#atom();
    for (let count = this.#quantifier(); count !== null; count = this.#quantifier())
      fragment = this.#repeat(fragment, count);
    return fragment;
  }

  #repeat(part: Fragment, [least, most]: readonly [number, number]): Fragment {
    return (next) => {
      let after = next;
      if (most === Infinity) after = this.#loop(part, next);
      else for (let extra = least; extra < most; extra++) after = this.#option(part(after), next);
      for (let copy = 0; copy < least; copy++) after = part(after);
      return after;
    };
  }

  #loop(part: Fragment, next: number): number {
    const targets: number[] = [next];
    const split = this.#add({ kind: "split", next: targets });
    targets.push(part(split));
    return split;
  }

  #option(taken: number, skipped: number): number {
    return this.#add({ kind: "split", next: [taken, skipped] });
  }

  #quantifier(): readonly [number, number] | null {
    const start = this.#at;
    const count = this.#count();
    if (count === null) return null;
    if (count[0] > count[1]) throw new PatternFault("the smaller number of repetitions comes first", start);
    if (this.#skip("+")) throw new PatternFault("a possessive quantifier is not supported", this.#at - 1);
    this.#skip("?");
    return [
      Math.min(count[0], MOST_REPETITIONS),
      count[1] === Infinity ? Infinity : Math.min(count[1], MOST_REPETITIONS),
    ];
  }

  #count(): readonly [number, number] | null {
    if (this.#skip("*")) return [0, Infinity];
    if (this.#skip("+")) return [1, Infinity];
    if (this.#skip("?")) return [0, 1];
    const braces = /^\{(\d+)(?:(,)(\d*))?\}/.exec(this.#pattern.slice(this.#at, this.#at + 64));
    if (braces === null) return null;
    this.#at += braces[0].length;
    const least = Number(braces[1]);
    if (braces[2] === undefined) return [least, least];
    return [least, braces[3] === "" ? Infinity : Number(braces[3])];
  }

  #atom(): Fragment {
    const start = this.#at;
    const character = this.#peek();
    if ("*+?".includes(character))
      throw new PatternFault(`there is nothing to repeat before \`${character}\``, start);
    this.#at++;
    if (character === "(") return this.#group(start);
    if (character === "[") return this.#class(start);
    if (character === "\\") return this.#escape(start);
    if (character === "^") return this.#assertion("start");
    if (character === "$") return this.#assertion("end");
    return this.#digits(character === "." ? ALL_DIGITS : digitsOfCharacter(character));
  }

  #group(start: number): Fragment {
    if (this.#pattern.startsWith("?:", this.#at)) this.#at += 2;
    else if (this.#peek() === "?") throw new PatternFault("only `(` and `(?:` groups are supported", start);
    if (++this.#depth > DEEPEST_GROUP) throw new PatternFault("groups are nested too deep", start);
    const inner = this.#alternatives();
    this.#depth--;
    if (!this.#skip(")")) throw new PatternFault("`(` is never closed", start);
    return inner;
  }

  #class(start: number): Fragment {
    const found = readDigitClass(this.#pattern, start);
    if (found.status === "malformed") throw new PatternFault(found.message, found.offset);
    this.#at = found.end;
    return this.#digits(found.digits);
  }

  #escape(start: number): Fragment {
    const letter = this.#peek();
    this.#at++;
    if (letter === "A") return this.#assertion("start");
    if (letter === "z" || letter === "Z") return this.#assertion("end");
    const digits = digitsOfEscape(letter);
    if (letter === "" || digits === null) throw new PatternFault(`\`\\${letter}\` is not supported`, start);
    return this.#digits(digits);
  }

  #digits(digits: DigitSet): Fragment {
    return (next) => this.#add({ kind: "digit", digits, next });
  }

  #assertion(where: "start" | "end"): Fragment {
    return (next) => this.#add({ kind: "assert", where, next });
  }

  #add(state: PortState): number {
    if (this.#states.length >= MOST_STATES) throw new PatternFault("the pattern is too large", 0);
    return this.#states.push(state) - 1;
  }

  #peek(): string {
    return this.#pattern.charAt(this.#at);
  }

  #skip(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at++;
    return true;
  }
}
