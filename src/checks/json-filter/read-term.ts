import { attempt, choicesOf, mapping, pipe } from "./combine.ts";
import type { Filter } from "./filter.ts";
import { FUNCTIONS } from "./functions.ts";
import { isTruthy } from "./json-value.ts";
import { itemsOf, lookUp, sliceOf } from "./look-up.ts";
import { asNumber } from "./plain-functions.ts";
import { readObject } from "./read-object.ts";
import { readString } from "./read-string.ts";
import type { Reading } from "./reading.ts";

const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const IDENTITY = mapping((input) => input);

/** A term and all that follows it: members, items, parts, `?`, `as $name |`. */
export function readTerm(reading: Reading): Filter {
  const { scanner } = reading;
  if (scanner.has(/-/y))
    return pipe(
      reading.term(),
      mapping((value) => -asNumber(value)),
    );
  let term = readStart(reading);
  for (let next = readNext(reading, term); next !== null; next = readNext(reading, term)) term = next;
  return scanner.has(/as(?!\w)/y) ? readBinding(reading, term) : term;
}

type Start = (reading: Reading, found: string) => Filter;

const STARTS: readonly (readonly [RegExp, Start])[] = [
  [/\.\.(?!\.)/y, () => functionOf("recurse", []) ?? IDENTITY],
  [NUMBER, (_, found) => constant(Number(found))],
  [/\.(?=[A-Za-z_"])/y, (reading) => readMemberName(reading, IDENTITY)],
  [/\.(?=\[)/y, () => IDENTITY],
  [/\./y, () => IDENTITY],
  [/"/y, readString],
  [/\(/y, readGroup],
  [/\[/y, readList],
  [/\{/y, readObject],
  [/\$[A-Za-z_]\w*/y, variable],
  [/if(?!\w)/y, readIf],
  [/try(?!\w)/y, readTry],
  [/(?!(?:then|elif|else|end|and|or|as|catch|def|reduce|foreach|label)(?!\w))[A-Za-z_]\w*/y, readCall],
];

function readStart(reading: Reading): Filter {
  for (const [pattern, read] of STARTS) {
    const found = reading.scanner.take(pattern);
    if (found !== null) return read(reading, found);
  }
  throw reading.scanner.refuse("a value is expected");
}

function constant(value: null | boolean | number | string): Filter {
  return mapping(() => value);
}

function variable({ scanner, variables }: Reading, name: string): Filter {
  if (!variables.includes(name)) throw scanner.refuse(`${name} is not known here`);
  return mapping((_, run) => run.variables.get(name) ?? null);
}

function readGroup(reading: Reading): Filter {
  const inner = reading.pipe();
  reading.scanner.expect(/\)/y, ")");
  return inner;
}

function readList(reading: Reading): Filter {
  if (reading.scanner.has(/\]/y)) return mapping(() => []);
  const inner = reading.pipe();
  reading.scanner.expect(/\]/y, "]");
  return mapping((input, run) => [...inner(input, run)]);
}

function readIf(reading: Reading): Filter {
  const { scanner } = reading;
  const condition = reading.pipe();
  scanner.expect(/then(?!\w)/y, "then");
  const yes = reading.pipe();
  const no = readElse(reading);
  return function* (input, run) {
    for (const value of condition(input, run)) {
      run.steps.take();
      yield* (isTruthy(value) ? yes : no)(input, run);
    }
  };
}

function readElse(reading: Reading): Filter {
  const { scanner } = reading;
  if (scanner.has(/elif(?!\w)/y)) return scanner.within(() => readIf(reading));
  const no = scanner.has(/else(?!\w)/y) ? reading.pipe() : IDENTITY;
  scanner.expect(/end(?!\w)/y, "end");
  return no;
}

function readTry(reading: Reading): Filter {
  const body = reading.term();
  return attempt(body, reading.scanner.has(/catch(?!\w)/y) ? reading.term() : null);
}

function readCall(reading: Reading, name: string): Filter {
  const { scanner } = reading;
  const words: Readonly<Record<string, null | boolean>> = { null: null, true: true, false: false };
  if (Object.hasOwn(words, name)) return constant(words[name] ?? null);
  const args: Filter[] = [];
  if (scanner.has(/\(/y)) {
    do args.push(reading.pipe());
    while (scanner.has(/;/y));
    scanner.expect(/\)/y, ")");
  }
  const call = functionOf(name, args);
  if (call === null) throw scanner.refuse(`${name}/${args.length} is not known here`);
  return call;
}

function functionOf(name: string, args: readonly Filter[]): Filter | null {
  return FUNCTIONS.get(`${name}/${args.length}`)?.(args) ?? null;
}

function readNext(reading: Reading, term: Filter): Filter | null {
  const { scanner } = reading;
  if (scanner.has(/\?(?!\/\/)/y)) return attempt(term, null);
  if (scanner.has(/\.?\s*\[/y)) return readBrackets(reading, term);
  return scanner.has(/\.(?=\s*[A-Za-z_"])/y) ? readMemberName(reading, term) : null;
}

function readMemberName(reading: Reading, term: Filter): Filter {
  const name = reading.scanner.take(/[A-Za-z_]\w*/y);
  if (name !== null)
    return pipe(
      term,
      mapping((input) => lookUp(input, name)),
    );
  reading.scanner.expect(/"/y, "a name");
  return indexed(term, readString(reading));
}

function readBrackets(reading: Reading, term: Filter): Filter {
  const { scanner } = reading;
  if (scanner.has(/\]/y)) return pipe(term, (input) => itemsOf(input));
  const from = scanner.has(/:/y) ? null : reading.pipe();
  const isSlice = from === null || scanner.has(/:/y);
  if (!isSlice) {
    scanner.expect(/\]/y, "]");
    return indexed(term, from);
  }
  const to = scanner.has(/\]/y) ? null : reading.pipe();
  if (to !== null) scanner.expect(/\]/y, "]");
  return sliced(term, from ?? constant(null), to ?? constant(null));
}

function indexed(term: Filter, key: Filter): Filter {
  const choices = choicesOf([term, key], "last");
  return function* (input, run) {
    for (const [value = null, at = null] of choices(input, run)) yield lookUp(value, at);
  };
}

function sliced(term: Filter, from: Filter, to: Filter): Filter {
  const choices = choicesOf([term, from, to], "last");
  return function* (input, run) {
    for (const [value = null, start = null, end = null] of choices(input, run))
      yield sliceOf(value, start, end);
  };
}

function readBinding(reading: Reading, term: Filter): Filter {
  const name = reading.scanner.take(/\$[A-Za-z_]\w*/y);
  if (name === null) throw reading.scanner.refuse("a variable is expected");
  reading.scanner.expect(/\|/y, "|");
  reading.variables.push(name);
  const body = reading.pipe();
  reading.variables.pop();
  return function* (input, run) {
    for (const value of term(input, run)) {
      run.steps.take();
      yield* body(input, { ...run, variables: new Map([...run.variables, [name, value]]) });
    }
  };
}
