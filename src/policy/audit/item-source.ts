import type { AssignmentSyntax, ElementSyntax } from "../../../grammar/syntax.ts";

/** The assignments of an item by keyword, in the order of the text. */
export function assignmentsOf(item: ElementSyntax): readonly AssignmentSyntax[] {
  return item.children.filter((child) => child.kind === "assignment");
}

/** The first assignment of a keyword. */
export function assignmentOf(item: ElementSyntax, keyword: string): AssignmentSyntax | undefined {
  return assignmentsOf(item).find((assignment) => assignment.keyword === keyword);
}
