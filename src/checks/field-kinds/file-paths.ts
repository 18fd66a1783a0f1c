import { accepted } from "../fields.ts";
import type { FieldIssue, FieldResult, FieldSource } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";
import type { FieldKind } from "./field-kind.ts";
import { faultOfText } from "./one-text.ts";

const EXAMPLE = '"/etc/ssh/sshd_config"';

/**
 * Files by whole path: globs, `~/` for the home of every user, and several with blanks between them. A blank ends a
 * path only where the next one begins with `/` or `~`: a path may hold blanks.
 */
export const filePaths: FieldKind<readonly string[]> = {
  example: EXAMPLE,
  repetition: "many",
  parse: (source) => readPaths(source, reviewWholePath),
};

/** Files by path, or by the mere name where `search_locations` says where to look. */
export const searchedFiles: FieldKind<readonly string[]> = {
  example: EXAMPLE,
  repetition: "many",
  parse: (source) => readPaths(source, reviewPath),
};

/** Whether a path says where it begins. */
export function isWholePath(path: string): boolean {
  return /^[/~]/.test(path);
}

function readPaths(
  { others, ...first }: FieldSource,
  review: (path: string) => readonly FieldIssue[],
): FieldResult<readonly string[]> {
  const sources = [{ ...first, others: [] }, ...others];
  const faults = sources.map((source) => faultOfText(source, EXAMPLE));
  const issues = sources.flatMap((source, index) => {
    const fault = faults[index] ?? null;
    const found = fault === null ? pathsIn(source.text).flatMap(review) : [fault];
    return found.map((issue) => ({ ...issue, span: source.span }));
  });
  if (faults.some((fault) => fault !== null)) return { value: null, issues };
  return accepted(
    sources.flatMap(({ text }) => pathsIn(text)),
    issues,
  );
}

function pathsIn(text: string): readonly string[] {
  return text
    .trim()
    .split(/\s(?=[/~])/)
    .map((path) => path.trim());
}

function reviewWholePath(path: string): readonly FieldIssue[] {
  return isWholePath(path) ? reviewPath(path) : [...reviewPath(path), relativePath(path)];
}

function reviewPath(path: string): readonly FieldIssue[] {
  if (!path.endsWith("/") || path === "/") return [];
  const message = `"${shorten(path, 60)}" is a directory by its trailing slash`;
  return [{ code: "AUD2097", severity: "warning", message, hint: "name a file, or leave the slash out" }];
}

/** The fault of a path that does not say where it begins. */
export function relativePath(path: string): FieldIssue {
  const message = `"${shorten(path, 60)}" is not a whole path, so nothing says where it begins`;
  return { code: "AUD2098", severity: "warning", message, hint: "begin it with / or ~/" };
}
