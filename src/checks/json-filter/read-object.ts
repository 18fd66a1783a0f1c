import { choicesOf, mapping } from "./combine.ts";
import { FilterFault } from "./filter-fault.ts";
import type { Filter } from "./filter.ts";
import { typeOf } from "./json-value.ts";
import type { JsonValue } from "./json-value.ts";
import { lookUp } from "./look-up.ts";
import { readString } from "./read-string.ts";
import type { Reading } from "./reading.ts";

interface Member {
  readonly name: Filter;
  /** Absent: the member of the input that has this name. */
  readonly value?: Filter;
}

/** `{name: filter, "name": filter, (filter): filter, name, $name}`, whose opening brace is behind. */
export function readObject(reading: Reading): Filter {
  const { scanner } = reading;
  const members: Member[] = [];
  if (scanner.has(/\}/y)) return mapping(() => new Map());
  do members.push(readMember(reading));
  while (scanner.has(/,/y));
  scanner.expect(/\}/y, "}");
  return built(members);
}

function readMember(reading: Reading): Member {
  const { scanner } = reading;
  const variable = scanner.take(/\$[A-Za-z_]\w*/y);
  if (variable !== null) return memberOfVariable(reading, variable);
  const name = readName(reading);
  return scanner.has(/:/y) ? { name, value: reading.member() } : { name };
}

function memberOfVariable({ scanner, variables: known }: Reading, variable: string): Member {
  if (!known.includes(variable)) throw scanner.refuse(`${variable} is not known here`);
  return {
    name: mapping(() => variable.slice(1)),
    value: mapping((_, { variables }) => variables.get(variable) ?? null),
  };
}

function readName(reading: Reading): Filter {
  const { scanner } = reading;
  const word = scanner.take(/[A-Za-z_]\w*/y);
  if (word !== null) return mapping(() => word);
  if (scanner.has(/"/y)) return readString(reading);
  scanner.expect(/\(/y, "a name");
  const name = reading.pipe();
  scanner.expect(/\)/y, ")");
  return name;
}

function built(members: readonly Member[]): Filter {
  const values = members.flatMap(({ name, value }) => [name, value ?? mapping(() => null)]);
  const choices = choicesOf(values, "first");
  return function* (input, run) {
    for (const chosen of choices(input, run)) {
      run.steps.take(members.length);
      yield new Map(members.map((member, at) => entryOf(member, chosen.slice(at * 2, at * 2 + 2), input)));
    }
  };
}

function entryOf(
  { value }: Member,
  [name = null, given = null]: readonly JsonValue[],
  input: JsonValue,
): readonly [string, JsonValue] {
  if (typeof name !== "string") throw new FilterFault(`${typeOf(name)} is no name of a member`);
  return [name, value === undefined ? lookUp(input, name) : given];
}
