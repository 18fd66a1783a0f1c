import { alternative, both, calculation, logical, mapping, pipe } from "./combine.ts";
import { FilterScanner } from "./filter-scanner.ts";
import type { Filter } from "./filter.ts";
import { readTerm } from "./read-term.ts";
import type { Reading } from "./reading.ts";

/** Reads a filter in the notation of jq; what is none, and what is not known here, is a `FilterRefusal`. */
export function readFilter(text: string): Filter {
  const scanner = new FilterScanner(text);
  const reading: Reading = {
    scanner,
    variables: [],
    pipe: () => scanner.within(() => readPipe(reading)),
    member: () => scanner.within(() => readMember(reading)),
    term: () => scanner.within(() => readTerm(reading)),
  };
  if (scanner.isAtEnd()) return mapping((input) => input);
  const filter = reading.pipe();
  if (!scanner.isAtEnd()) throw scanner.refuse("this is not understood here");
  return filter;
}

const PIPE = /\|(?!=)/y;

function readPipe(reading: Reading): Filter {
  if (reading.scanner.has(/def(?!\w)/y)) throw reading.scanner.refuse("`def` is not known here");
  return chain(reading, [PIPE, pipe], readComma);
}

function readMember(reading: Reading): Filter {
  return chain(reading, [PIPE, pipe], readAlternative);
}

function readComma(reading: Reading): Filter {
  return chain(reading, [/,/y, both], readAlternative);
}

/** `a // b // c` is `a // (b // c)`. */
function readAlternative(reading: Reading): Filter {
  const parts = [readOperators(reading, 0)];
  while (reading.scanner.has(/\/\/(?!=)/y)) parts.push(readOperators(reading, 0));
  return parts.reduceRight((second, first) => alternative(first, second));
}

type Join = (first: Filter, second: Filter) => Filter;
type Read = (reading: Reading) => Filter;

function chain(reading: Reading, [sign, join]: readonly [RegExp, Join], read: Read): Filter {
  let filter = read(reading);
  while (reading.scanner.has(sign)) filter = join(filter, read(reading));
  return filter;
}

/** Operators by how tightly they bind, the loosest first. */
const LEVELS: readonly RegExp[] = [
  /or(?!\w)/y,
  /and(?!\w)/y,
  /[=!<>]=|[<>]/y,
  /[+-](?!=)/y,
  /[*%](?!=)|\/(?![/=])/y,
];
const COMPARISONS = 2;

function readOperators(reading: Reading, level: number): Filter {
  const pattern = LEVELS[level];
  if (pattern === undefined) return reading.term();
  let left = readOperators(reading, level + 1);
  for (let sign = reading.scanner.take(pattern); sign !== null; sign = reading.scanner.take(pattern)) {
    const right = readOperators(reading, level + 1);
    left = sign === "and" || sign === "or" ? logical(sign, left, right) : calculation(sign, left, right);
    if (level === COMPARISONS) break;
  }
  return left;
}
