import { choicesOf, mapping } from "./combine.ts";
import type { Filter } from "./filter.ts";
import { textOf } from "./text-of.ts";
import type { Reading } from "./reading.ts";

const PLAIN = /[^"\\]+/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** A text in quotes, whose opening one is behind; `\\(filter)` in it stands for what the filter makes. */
export function readString(reading: Reading): Filter {
  const { scanner } = reading;
  const parts: Filter[] = [constantText(readPlain(reading))];
  while (scanner.takeRaw(/\\\(/y) !== null) {
    parts.push(reading.pipe());
    scanner.expect(/\)/y, ")");
    parts.push(constantText(readPlain(reading)));
  }
  if (scanner.takeRaw(/"/y) === null)
    throw scanner.refuse("the end of a text, or a known escape, is expected");
  return interpolated(parts);
}

function readPlain({ scanner }: Reading): string {
  const pieces: string[] = [];
  for (;;) {
    const plain = scanner.takeRaw(PLAIN);
    const escape = plain === null ? scanner.takeRaw(ESCAPE) : null;
    if (plain !== null) pieces.push(plain);
    else if (escape !== null) pieces.push(String(JSON.parse(`"${escape}"`)));
    else return pieces.join("");
  }
}

function constantText(text: string): Filter {
  return mapping(() => text);
}

function interpolated(parts: readonly Filter[]): Filter {
  const choices = choicesOf(parts, "last");
  return function* (input, run) {
    for (const values of choices(input, run)) {
      const texts = values.map((value) => textOf(value, run.steps));
      run.steps.takeText(texts.reduce((sum, text) => sum + text.length, 0));
      yield texts.join("").toWellFormed();
    }
  };
}
