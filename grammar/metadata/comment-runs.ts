import { isRoot } from "./metadata-tags.ts";
import type { CommentSyntax } from "../syntax.ts";

const LINE_TAG = /#+[ \t]*<([A-Za-z_][\w.-]*)[ \t]*>/y;

/** Comments with nothing but blanks between them, from the first that opens metadata on; other runs are left out. */
export function* metadataRuns(
  comments: readonly CommentSyntax[],
  text: string,
): Generator<readonly CommentSyntax[]> {
  let run: CommentSyntax[] = [];
  let end = 0;
  for (const comment of comments) {
    if (run.length > 0 && !isBlank(text, end, comment.span.start)) {
      yield run;
      run = [];
    }
    if (run.length > 0 || opensMetadata(comment, text)) run.push(comment);
    end = comment.span.end;
  }
  if (run.length > 0) yield run;
}

function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === "";
}

function opensMetadata({ span }: CommentSyntax, text: string): boolean {
  LINE_TAG.lastIndex = span.start;
  const [, name] = LINE_TAG.exec(text) ?? [];
  return name !== undefined && isRoot(name.toLowerCase());
}
