import type { IOrAlt, IParserConfig, TokenType } from "chevrotain";
import { EmbeddedActionsParser } from "chevrotain";
import type { PolicyBuilder } from "./policy-builder.ts";
import type { Token } from "./token.ts";
import * as tokens from "./tokens.ts";

/**
 * A flat grammar that reads every sequence of tokens and tells a builder what it finds. The builder nests tags with a
 * stack, so that no depth is too deep, and a missing tag costs one diagnostic and not the rest of the file.
 */
export class PolicyParser extends EmbeddedActionsParser {
  #builder: PolicyBuilder | null = null;

  readonly policy = this.RULE("policy", () => {
    this.MANY(() => {
      this.OR(this.#elements);
    });
  });

  /** `keyword : value`. */
  readonly assignment = this.RULE("assignment", () => {
    const key = this.#take(tokens.Key);
    this.SUBRULE(this.value);
    this.#builder?.assignment(key);
  });

  /** `operand operator operand …`. */
  readonly value = this.RULE("value", () => {
    this.SUBRULE(this.operand);
    this.MANY(() => {
      this.#connective(tokens.Operator);
      this.SUBRULE2(this.operand);
    });
  });

  /** One word, string, range or term, or none, with parentheses before and behind it. */
  readonly operand = this.RULE("operand", () => {
    this.MANY(() => {
      this.#connective(tokens.LParen);
    });
    this.OPTION(() => {
      this.OR(this.#operands);
    });
    this.MANY2(() => {
      this.#connective(tokens.RParen);
    });
  });

  /** `regex : "…"`. */
  readonly term = this.RULE("term", () => {
    const key = this.#take(tokens.TermKey);
    const text = this.#take(tokens.Text);
    this.#builder?.term(key, text);
  });

  /** `<name:"value" attribute:"value">`. */
  readonly openingTag = this.RULE("openingTag", () => {
    const start = this.#take(tokens.TagStart);
    this.MANY(() => {
      this.OR(this.#tagParts);
    });
    const end = this.#take(tokens.TagEnd);
    this.#builder?.openingTag(start, end);
  });

  /** `name:"value"` in a tag. */
  readonly attribute = this.RULE("attribute", () => {
    const key = this.#take(tokens.AttributeKey);
    const value = this.OPTION(() => this.OR(this.#attributeValues));
    this.#builder?.attribute(key, value ?? null);
  });

  /** Whatever belongs to no assignment and no tag. */
  readonly stray = this.RULE("stray", () => {
    const run: Token[] = [];
    this.AT_LEAST_ONE(() => {
      run.push(this.OR(this.#strays));
    });
    this.#builder?.stray(run);
  });

  /** Alternatives are made once: making them anew for every token takes a quarter of the time. */
  readonly #elements: IOrAlt<void>[] = [
    {
      ALT: () => {
        this.SUBRULE(this.assignment);
      },
    },
    this.#tag(tokens.PlainTag),
    this.#tag(tokens.ClosingTag),
    {
      ALT: () => {
        this.SUBRULE(this.openingTag);
      },
    },
    this.#tag(tokens.BrokenTag),
    {
      ALT: () => {
        this.SUBRULE(this.stray);
      },
    },
  ];

  readonly #operands: IOrAlt<void>[] = [
    ...[tokens.Text, tokens.Word, tokens.OddWord, tokens.Range].map((type) => ({
      ALT: () => {
        const token = this.#take(type);
        this.#builder?.operand(token);
      },
    })),
    {
      ALT: () => {
        this.SUBRULE(this.term);
      },
    },
  ];

  readonly #tagParts: IOrAlt<void>[] = [
    {
      ALT: () => {
        this.SUBRULE(this.attribute);
      },
    },
    ...[tokens.Colon, tokens.TagString, tokens.TagWord, tokens.TagJunk].map((type) => ({
      ALT: () => {
        const token = this.#take(type);
        this.#builder?.loose(token);
      },
    })),
  ];

  readonly #attributeValues: IOrAlt<Token>[] = [tokens.TagString, tokens.TagWord].map((type) => ({
    ALT: () => this.#take(type),
  }));

  readonly #strays: IOrAlt<Token>[] = [
    ...[tokens.Text, tokens.Word, tokens.OddWord, tokens.Range, tokens.TermKey],
    ...[tokens.Operator, tokens.LParen, tokens.RParen, tokens.Junk],
  ].map((type) => ({ ALT: () => this.#take(type) }));

  constructor(config: IParserConfig) {
    super(tokens.TOKENS, { maxLookahead: 1, recoveryEnabled: false, ...config });
    this.performSelfAnalysis();
  }

  /** Reads tokens of which the first begins a keyword or a tag. */
  read(batch: Token[], builder: PolicyBuilder): void {
    this.#builder = builder;
    this.input = batch;
    this.policy();
  }

  /** Lets go of the last text. */
  forget(): void {
    this.#builder = null;
    this.input = [];
  }

  #take(type: TokenType): Token {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Chevrotain hands back what `read` gave it
    return this.CONSUME(type) as Token;
  }

  #connective(type: TokenType): void {
    const token = this.#take(type);
    this.#builder?.connective(token);
  }

  #tag(type: TokenType): IOrAlt<void> {
    return {
      ALT: () => {
        const token = this.#take(type);
        this.#builder?.wholeTag(token);
      },
    };
  }
}
