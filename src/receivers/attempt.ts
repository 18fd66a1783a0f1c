import type { AlertGroup, Delivery } from "../model/alert.ts";
import type { SecretReader } from "./secret-reader.ts";

/** One attempt to deliver a group. */
export interface Attempt {
  readonly group: AlertGroup;
  readonly secrets: SecretReader;
  /** Aborted when the time is over. */
  readonly signal: AbortSignal;
}

/** Worth another attempt. */
export function failed(detail: string): Delivery {
  return { status: "failed", detail };
}

/** It is there. */
export const DELIVERED: Delivery = { status: "delivered" };
