import type { Seen } from "../../../model/observation.ts";

/** One directive of nginx with the directives of its block; `null` where it has none. */
export interface NginxDirective {
  readonly name: string;
  readonly args: readonly string[];
  readonly line: number;
  readonly block: readonly NginxDirective[] | null;
}

const TOKEN =
  /\s+|#[^\n]*|[{};]|"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|(?:\\[^]|\$\{|[^\s;{}\\])+|["']|\\/gs;
const DEEPEST = 64;
const MOST_TOKENS = 500_000;

interface Open {
  readonly directives: NginxDirective[];
  words: { readonly text: string; readonly line: number }[];
}

/** Reads a configuration of nginx. One whose brackets do not fit is `malformed-output`. */
export function parseNginx(text: string): Seen<readonly NginxDirective[]> {
  const open: Open[] = [{ directives: [], words: [] }];
  let line = 1;
  let tokens = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    const at = line;
    line += countLines(token);
    if (/^[\s#]/.test(token)) continue;
    tokens += 1;
    const fault = tokens > MOST_TOKENS ? "has no end" : take(open, token, at);
    if (fault !== null) return malformed(`line ${at} ${fault}`);
  }
  const [top] = open;
  if (top === undefined || open.length > 1 || top.words.length > 0)
    return malformed("the text ends too early");
  return { status: "observed", value: top.directives };
}

function take(open: Open[], token: string, line: number): string | null {
  const here = open.at(-1);
  if (here === undefined) return "closes too much";
  if (token === "}") return close(open, here);
  if (token === ";" || token === "{") return end(open, here, token);
  here.words.push({ text: unquoted(token), line });
  return null;
}

function close(open: Open[], here: Open): string | null {
  if (open.length === 1 || here.words.length > 0) return "closes too much";
  open.pop();
  return null;
}

/** Ends the words of a directive, and begins its block. */
function end(open: Open[], here: Open, token: ";" | "{"): string | null {
  const [name, ...args] = here.words;
  if (name === undefined) return "has a directive without a name";
  if (open.length > DEEPEST) return "nests too deep";
  const block: NginxDirective[] | null = token === "{" ? [] : null;
  here.directives.push({ name: name.text, args: args.map(({ text }) => text), line: name.line, block });
  here.words = [];
  if (block !== null) open.push({ directives: block, words: [] });
  return null;
}

function unquoted(token: string): string {
  const isQuoted = token.length > 1 && /^["']/.test(token) && token.endsWith(token.charAt(0));
  return (isQuoted ? token.slice(1, -1) : token).replace(/\\([^])/gs, "$1");
}

function countLines(token: string): number {
  let count = 0;
  for (let at = token.indexOf("\n"); at >= 0; at = token.indexOf("\n", at + 1)) count += 1;
  return count;
}

function malformed(detail: string): Seen<never> {
  return { status: "unavailable", reason: "malformed-output", detail };
}
