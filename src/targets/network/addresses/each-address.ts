import type { AddressRange } from "./address-range.ts";
import { addressText } from "./address-text.ts";

/** The canonical text of every address of the ranges, made one by one. */
export function* eachAddress(ranges: readonly AddressRange[]): Generator<string> {
  for (const range of ranges)
    for (let value = range.first; value <= range.last; value++) yield addressText(value, range);
}
