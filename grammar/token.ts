import type { IToken, TokenType } from "chevrotain";
import type { Span } from "../src/model/span.ts";
import type { Cut, StringFault } from "./cut.ts";

/** A piece of the text as Chevrotain reads it. Its image is cut when it is asked for: most never are. */
export class Token implements IToken {
  readonly tokenType: TokenType;
  readonly tokenTypeIdx: number;
  readonly source: string;
  readonly startOffset: number;
  /** Offset behind the last character. */
  readonly end: number;
  readonly fault: StringFault;

  constructor(source: string, startOffset: number, { type, end, fault }: Cut) {
    this.tokenType = type;
    this.tokenTypeIdx = type.tokenTypeIdx ?? 0;
    this.source = source;
    this.startOffset = startOffset;
    this.end = end;
    this.fault = fault;
  }

  get image(): string {
    return this.source.slice(this.startOffset, this.end);
  }

  get span(): Span {
    return { start: this.startOffset, end: this.end };
  }
}
