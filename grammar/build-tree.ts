import type { IToken } from "chevrotain";
import type { AssignmentCst, OpeningTagCst, PolicyCst } from "./cst.ts";
import type { FaultList } from "./fault-list.ts";
import { TagNest } from "./nest-tags.ts";
import { readAssignment } from "./read-assignment.ts";
import { readStray } from "./read-stray.ts";
import type { TagHead } from "./read-tag.ts";
import { readBrokenTag, readOpeningTag, readSimpleTag } from "./read-tag.ts";
import type { ReadingContext } from "./read-value.ts";
import { inSourceOrder, tokensInOrder } from "./source-order.ts";
import type { AssignmentSyntax } from "./syntax.ts";
import * as tokens from "./tokens.ts";

/** Turns the flat concrete tree into the nested one; the nest still has to be finished. */
export function buildTree(cst: PolicyCst, context: ReadingContext): TagNest {
  const nest = new TagNest(context.faults);
  /** What text on the same line behind it would seem to belong to. */
  let before: AssignmentSyntax | null = null;
  for (const element of inSourceOrder(cst)) {
    if ("image" in element) nest.tag(readTagToken(element, context.faults));
    else if (element.name === "assignment") {
      before = readAssignment(element as AssignmentCst, context);
      nest.assignment(before);
      continue;
    } else if (element.name === "openingTag")
      nest.tag(readOpeningTag(element as OpeningTagCst, context.faults));
    else for (const found of readStray(tokensInOrder(element), before, context)) nest.assignment(found);
    before = null;
  }
  return nest;
}

function readTagToken(token: IToken, faults: FaultList): TagHead {
  return token.tokenType === tokens.BrokenTag ? readBrokenTag(token, faults) : readSimpleTag(token);
}
