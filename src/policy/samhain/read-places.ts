import type { FaultList } from "./fault-list.ts";
import { readAddress } from "./read-address.ts";
import type { Placed, SamhainReading } from "./samhain-settings.ts";

/** The value of a list of addresses or devices. */
export interface PlaceListText {
  readonly kind: "address" | "device";
  readonly value: string;
  readonly start: number;
  readonly reading: SamhainReading;
}

/** More places than any host has. */
const MOST = 256;
const DEVICE = /^[A-Za-z0-9_.-]{1,15}$/;

/** Reads the members of `PortCheckInterface` or `PortCheckDevice`; samhain stops at the first that it cannot read. */
export function readPlaces(
  { kind, value, start, reading }: PlaceListText,
  faults: FaultList,
): readonly Placed<string>[] {
  const places: Placed<string>[] = [];
  for (const { 0: text, index } of value.matchAll(/[^ ,\t]+/g)) {
    const span = { start: start + index, end: start + index + text.length };
    const read = kind === "address" ? readAddress(text) : DEVICE.test(text) ? text : null;
    if (read === null) {
      const message = kind === "address" ? "this is no address" : "this is no name of a network device";
      faults.add(span, { code: "AUD6016", severity: "warning", message });
      if (reading !== "fixed") break;
    } else if (places.length < MOST) places.push({ value: read, span });
    else {
      faults.add(span, { code: "AUD6020", severity: "error", message: `more than ${MOST} members` });
      break;
    }
  }
  return places;
}
