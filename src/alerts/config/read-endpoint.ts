import type { Endpoint } from "../receiver.ts";
import { HOST, readHost } from "./read-host.ts";
import { readNumber } from "./read-number.ts";
import { PATH, readPath } from "./read-path.ts";
import type { ReceiverForm } from "./receiver-form.ts";

/** The keys of a machine that is spoken to. */
export const ENDPOINT_KEYS = ["host", "port", "ca"] as const;

/** Reads the machine of a receiver; `null` where its host is missing or faulty. */
export function readEndpoint({ map, faults }: ReceiverForm, usualPort: number): Endpoint | null {
  const host = readHost(map.required("host", HOST), "host", faults.error);
  const port = { key: "port", least: 1, most: 65_535, fallback: usualPort };
  const number = readNumber(map, port, faults.error);
  const ca = readPath(map.text("ca", PATH), "ca", faults.error);
  return host === null ? null : { host, port: number, ca };
}
