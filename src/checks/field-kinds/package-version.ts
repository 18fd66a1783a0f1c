import { accepted, refused } from "../fields.ts";
import type { FieldIssue, FieldResult, FieldSource } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";
import type { FieldKind } from "./field-kind.ts";
import { faultOfText } from "./one-text.ts";

/** A package with the version it is compared with; `null` for what is not given. */
export interface PackageVersion {
  readonly name: string;
  readonly version: string | null;
  readonly release: string | null;
}

const EXAMPLE = '"chrony-0.0.0-0"';

/** `name-version-release` of an RPM package. A part counts as a version only if it begins with a digit. */
export const packageVersion: FieldKind<PackageVersion> = { example: EXAMPLE, parse: readPackage };

function readPackage(source: FieldSource): FieldResult<PackageVersion> {
  const fault = faultOfText(source, EXAMPLE);
  if (fault !== null) return refused(fault);
  const text = source.text.trim();
  if (/\s/.test(text)) {
    const message = `expected one package as name-version-release, found "${shorten(text, 60)}"`;
    return refused({ code: "AUD2100", severity: "error", message, hint: `write it as in ${EXAMPLE}` });
  }
  const parts = partsOf(text);
  return accepted(parts, parts.version === null ? [withoutVersion(text)] : []);
}

function partsOf(text: string): PackageVersion {
  const last = text.lastIndexOf("-");
  const before = text.lastIndexOf("-", last - 1);
  if (before > 0 && isVersion(text.slice(before + 1)) && isVersion(text.slice(last + 1)))
    return {
      name: text.slice(0, before),
      version: text.slice(before + 1, last),
      release: text.slice(last + 1),
    };
  if (last > 0 && isVersion(text.slice(last + 1)))
    return { name: text.slice(0, last), version: text.slice(last + 1), release: null };
  return { name: text, version: null, release: null };
}

function isVersion(text: string): boolean {
  return /^[0-9]/.test(text);
}

function withoutVersion(text: string): FieldIssue {
  const message = `"${shorten(text, 60)}" has no version to compare with, and what Nessus does then is not documented`;
  return { code: "AUD2101", severity: "note", message, hint: `write it as in ${EXAMPLE}` };
}
