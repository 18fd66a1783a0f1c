/** Throws, with what should have held. */
export function ensure(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** What a terminal could obey, or hide text with; only line feeds keep their meaning. */
const OBEYED = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/u;

/** Text for people must not hold what a terminal obeys. */
export function ensureInert(text: string, what: string): void {
  const found = OBEYED.exec(text);
  ensure(found === null, `${what}: holds ${JSON.stringify(found?.[0])} unescaped`);
}

/** Output for machines is whole JSON that is inert as text, too. */
export function ensureJson(text: string, what: string): unknown {
  ensureInert(text, what);
  return JSON.parse(text) as unknown;
}
