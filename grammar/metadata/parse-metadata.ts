import type { Diagnostic } from "../../src/model/diagnostic.ts";
import type { CommentSyntax } from "../syntax.ts";
import { metadataRuns } from "./comment-runs.ts";
import type { MetadataElement } from "./metadata-element.ts";
import { MetadataFaults } from "./metadata-faults.ts";
import { MetadataNest } from "./metadata-nest.ts";
import { readTags } from "./read-tags.ts";
import { RunReader } from "./run-reader.ts";

/** The outermost elements of the metadata in the order of the text, and what is wrong with them. */
interface ParsedMetadata {
  readonly elements: readonly MetadataElement[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A policy of 20,000 lines has some hundreds. */
const MOST_TAGS = 200_000;

/**
 * Reads the metadata in the comments of a policy: `<ui_metadata>`, `<spec>` or `<variables>` at the beginning of a
 * comment, up to its closing tag. Never throws; takes time in proportion to the comments.
 */
export function parseMetadata(comments: readonly CommentSyntax[], text: string): ParsedMetadata {
  const faults = new MetadataFaults();
  const nest = new MetadataNest(faults);
  let left = MOST_TAGS;
  for (const run of metadataRuns(comments, text)) {
    const tags = readTags(run, text, left);
    left -= tags.length;
    new RunReader(tags, nest, faults).read(text, run.at(-1)?.span.end ?? 0);
    const last = tags.at(-1);
    if (left > 0 || last === undefined) continue;
    const message = `More than ${MOST_TAGS} metadata tags: the rest was not read`;
    faults.add({ code: "AUD1047", span: last.span, message });
    break;
  }
  return { elements: nest.roots, diagnostics: faults.diagnostics };
}
