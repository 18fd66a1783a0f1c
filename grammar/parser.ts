import type { IParserConfig } from "chevrotain";
import { CstParser } from "chevrotain";
import { TOKENS } from "./lexer.ts";
import * as tokens from "./tokens.ts";

/**
 * A flat grammar that reads every sequence of tokens: tags are nested afterwards with a stack, so that no depth of
 * nesting is too deep for it, and a missing tag costs one diagnostic and not the rest of the file.
 */
export class PolicyParser extends CstParser {
  readonly policy = this.RULE("policy", () => {
    this.MANY(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.assignment) },
        { ALT: () => this.CONSUME(tokens.PlainTag) },
        { ALT: () => this.CONSUME(tokens.ClosingTag) },
        { ALT: () => this.SUBRULE(this.openingTag) },
        { ALT: () => this.CONSUME(tokens.BrokenTag) },
        { ALT: () => this.SUBRULE(this.stray) },
      ]);
    });
  });

  /** `keyword : operand operator operand …`, parentheses anywhere between. */
  readonly assignment = this.RULE("assignment", () => {
    this.CONSUME(tokens.Key);
    this.#operand(1);
    this.MANY(() => {
      this.CONSUME(tokens.Operator);
      this.#operand(2);
    });
  });

  /** `<name:"value" attribute:"value">`. */
  readonly openingTag = this.RULE("openingTag", () => {
    this.CONSUME(tokens.TagStart);
    this.MANY(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.attribute) },
        { ALT: () => this.CONSUME(tokens.Colon) },
        { ALT: () => this.CONSUME(tokens.TagString) },
        { ALT: () => this.CONSUME(tokens.TagWord) },
        { ALT: () => this.CONSUME(tokens.TagJunk) },
      ]);
    });
    this.CONSUME(tokens.TagEnd);
  });

  readonly attribute = this.RULE("attribute", () => {
    this.CONSUME(tokens.AttributeKey);
    this.OPTION(() => {
      this.OR([{ ALT: () => this.CONSUME(tokens.TagString) }, { ALT: () => this.CONSUME(tokens.TagWord) }]);
    });
  });

  /** Whatever belongs to no assignment and no tag. */
  readonly stray = this.RULE("stray", () => {
    this.AT_LEAST_ONE(() => {
      this.OR([
        { ALT: () => this.CONSUME(tokens.Text) },
        { ALT: () => this.CONSUME(tokens.Word) },
        { ALT: () => this.CONSUME(tokens.OddWord) },
        { ALT: () => this.CONSUME(tokens.Range) },
        { ALT: () => this.CONSUME(tokens.TermKey) },
        { ALT: () => this.CONSUME(tokens.Operator) },
        { ALT: () => this.CONSUME(tokens.LParen) },
        { ALT: () => this.CONSUME(tokens.RParen) },
        { ALT: () => this.CONSUME(tokens.Junk) },
      ]);
    });
  });

  constructor(config: IParserConfig) {
    super(TOKENS, { maxLookahead: 1, recoveryEnabled: false, nodeLocationTracking: "none", ...config });
    this.performSelfAnalysis();
  }

  /** Inlined, not a rule: one node per operand would double the tree. `place` tells Chevrotain the two uses apart. */
  #operand(place: 1 | 2): void {
    this.many(place, () => {
      this.consume(place, tokens.LParen);
    });
    this.option(place, () => {
      this.or(place, [
        { ALT: () => this.consume(place, tokens.Text) },
        { ALT: () => this.consume(place, tokens.Word) },
        { ALT: () => this.consume(place, tokens.OddWord) },
        { ALT: () => this.consume(place, tokens.Range) },
        {
          ALT: () => {
            this.#term(place);
          },
        },
      ]);
    });
    this.many(place + 2, () => {
      this.consume(place, tokens.RParen);
    });
  }

  #term(place: 1 | 2): void {
    this.consume(place, tokens.TermKey);
    this.consume(place + 2, tokens.Text);
  }
}
