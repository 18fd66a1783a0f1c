import type { Endpoint } from "../receiver.ts";
import { readHost } from "./read-host.ts";
import { readNumber } from "./read-number.ts";
import { readPath } from "./read-path.ts";
import type { ReceiverForm } from "./receiver-form.ts";

/** The keys of a machine that is spoken to. */
export const ENDPOINT_KEYS = ["host", "port", "ca"] as const;

/** Reads the machine of a receiver; `null` where its host is missing or faulty. */
export function readEndpoint({ map, faults }: ReceiverForm, usualPort: number): Endpoint | null {
  const host = readHost(map.required("host"), "host", faults.error);
  const port = { key: "port", least: 1, most: 65_535, fallback: usualPort };
  const number = readNumber(map.text("port"), port, faults.error);
  const ca = readPath(map.text("ca"), "ca", faults.error);
  return host === null ? null : { host, port: number, ca };
}
