import { isManifold } from "../../model/state-evidence.ts";
import type { ManifoldKind } from "../../model/state-evidence.ts";
import type { EvidenceKey } from "../../model/evidence.ts";
import { grouped } from "./count-of.ts";

/** How one kind of evidence is called of which there are many observations. */
interface ManifoldWords {
  readonly one: string;
  readonly many: string;
}

const WORDS: Readonly<Record<ManifoldKind, ManifoldWords>> = {
  files: { one: "file", many: "files" },
  "file-search": { one: "file search", many: "file searches" },
  command: { one: "command", many: "commands" },
  "systemd-unit": { one: "systemd unit", many: "systemd units" },
  "kernel-parameter": { one: "kernel parameter", many: "kernel parameters" },
  "kernel-module": { one: "kernel module", many: "kernel modules" },
  "system-query": { one: "system query", many: "system queries" },
};

/** Kinds whose subject is no text for people. */
const UNSPOKEN: readonly string[] = ["file-search", "system-query"];

/** A key of a kind of which there are many, taken apart. */
export interface ManifoldKey {
  readonly kind: ManifoldKind;
  /** `file /etc/passwd`. */
  readonly words: string;
}

/** Takes a key apart; `null` for evidence of which there is one. */
export function manifoldKey(key: EvidenceKey): ManifoldKey | null {
  const colon = key.indexOf(":");
  const request = { kind: key.slice(0, Math.max(0, colon)) };
  if (!isManifold(request)) return null;
  const { kind } = request;
  const { one } = WORDS[kind];
  return { kind, words: UNSPOKEN.includes(kind) ? one : `${one} ${key.slice(colon + 1)}` };
}

/** `files`: all of a kind. */
export function manifoldKindWords(kind: ManifoldKind): string {
  return WORDS[kind].many;
}

/** `212 files`. */
export function manifoldCount(kind: ManifoldKind, count: number): string {
  return `${grouped(count)} ${count === 1 ? WORDS[kind].one : WORDS[kind].many}`;
}
