import type { AssignmentSyntax, ElementSyntax } from "../../../grammar/syntax.ts";
import { textOfValue } from "../../../grammar/text-of-value.ts";

/** Every assignment of one keyword, in the order of the text. */
export type Assignments = readonly [AssignmentSyntax, ...AssignmentSyntax[]];

/** The assignments of one element, in the order of the text and by keyword. */
export class ItemSource {
  readonly element: ElementSyntax;
  readonly assignments: readonly AssignmentSyntax[];
  readonly #text: string;
  readonly #byKeyword = new Map<string, [AssignmentSyntax, ...AssignmentSyntax[]]>();

  constructor(element: ElementSyntax, text: string) {
    this.element = element;
    this.assignments = element.children.filter((child) => child.kind === "assignment");
    this.#text = text;
    for (const assignment of this.assignments) {
      const known = this.#byKeyword.get(assignment.keyword);
      if (known === undefined) this.#byKeyword.set(assignment.keyword, [assignment]);
      else known.push(assignment);
    }
  }

  /** Every assignment of a keyword; `undefined` if there is none. */
  all(keyword: string): Assignments | undefined {
    return this.#byKeyword.get(keyword);
  }

  /** The assignments of every keyword that is given more than once. */
  repeated(): readonly Assignments[] {
    if (this.#byKeyword.size === this.assignments.length) return [];
    return [...this.#byKeyword.values()].filter(({ length }) => length > 1);
  }

  /** The first assignment of a keyword. */
  first(keyword: string): AssignmentSyntax | undefined {
    return this.#byKeyword.get(keyword)?.[0];
  }

  /** Whether a keyword stands there without a value: a fault of the syntax, which was reported. */
  lacksValue(keyword: string): boolean {
    const value = this.first(keyword)?.value;
    return value?.kind === "word" && value.value === "";
  }

  /** The text of a keyword's first value, without quotes and outer blanks. */
  word(keyword: string): string | null {
    const first = this.first(keyword);
    if (first === undefined || this.lacksValue(keyword)) return null;
    return textOfValue(first.value, this.#text).trim();
  }

  /** The texts of all values of a keyword. */
  texts(keyword: string): readonly string[] {
    return (this.all(keyword) ?? []).map(({ value }) => textOfValue(value, this.#text));
  }

  /** Keyword and value of every assignment. */
  pairs(): readonly (readonly [keyword: string, value: string])[] {
    return this.assignments.map(({ keyword, value }) => [keyword, textOfValue(value, this.#text)]);
  }
}
