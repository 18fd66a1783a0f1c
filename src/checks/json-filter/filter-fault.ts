import type { JsonValue } from "./json-value.ts";

/** What a filter cannot do with a value; `?` and `try` catch it. Never leaves this folder's doors. */
export class FilterFault extends Error {
  /** What `catch` gets. */
  readonly value: JsonValue;

  constructor(message: string, value: JsonValue = message) {
    super(message);
    this.value = value;
  }
}

/** A filter that takes too many steps; nothing catches it but this folder's doors. */
export class FilterLimit extends Error {}

/** A text that is no filter, or one that is not understood here, with its place. */
export class FilterRefusal extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}
