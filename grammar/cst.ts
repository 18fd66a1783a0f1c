import type { CstNode, IToken } from "chevrotain";

/** Tokens of one rule by the name of their type; Chevrotain leaves out the types that did not occur. */
export interface PolicyCst extends CstNode {
  readonly name: "policy";
  readonly children: {
    readonly openingTag?: OpeningTagCst[];
    readonly assignment?: AssignmentCst[];
    readonly stray?: StrayCst[];
    readonly PlainTag?: IToken[];
    readonly ClosingTag?: IToken[];
    readonly BrokenTag?: IToken[];
  };
}

export interface OpeningTagCst extends CstNode {
  readonly name: "openingTag";
  readonly children: {
    readonly TagStart: [IToken];
    readonly TagEnd: [IToken];
    readonly Colon?: IToken[];
    readonly TagString?: IToken[];
    readonly TagWord?: IToken[];
    readonly attribute?: AttributeCst[];
    readonly TagJunk?: IToken[];
  };
}

export interface AttributeCst extends CstNode {
  readonly name: "attribute";
  readonly children: {
    readonly AttributeKey: [IToken];
    readonly TagString?: [IToken];
    readonly TagWord?: [IToken];
  };
}

export interface AssignmentCst extends CstNode {
  readonly name: "assignment";
  readonly children: {
    readonly Key: [IToken];
    readonly Text?: IToken[];
    readonly Word?: IToken[];
    readonly OddWord?: IToken[];
    readonly Range?: IToken[];
    readonly TermKey?: IToken[];
    readonly Operator?: IToken[];
    readonly LParen?: IToken[];
    readonly RParen?: IToken[];
  };
}

interface StrayCst extends CstNode {
  readonly name: "stray";
  readonly children: Readonly<Record<string, IToken[]>>;
}
