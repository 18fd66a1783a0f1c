import type { Unavailable, UnavailableReason } from "../../model/observation.ts";
import { codeOf, unavailableFrom } from "../local/unavailable-from.ts";

/** Why an image cannot be read; thrown and caught in this room only. */
export class ImageFault extends Error {
  readonly reason: UnavailableReason;

  constructor(reason: UnavailableReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The answer for what was thrown while an image was read. */
export function answerTo(error: unknown, name: string): Unavailable {
  if (error instanceof ImageFault)
    return { status: "unavailable", reason: error.reason, detail: `${name}: ${error.message}` };
  if (codeOf(error) === "ENOSPC")
    return { status: "unavailable", reason: "failed", detail: `${name} does not fit into TMPDIR unpacked.` };
  if (error instanceof Error && "code" in error) return unavailableFrom(error, name);
  throw error;
}

/** The fault of bytes that are not what they should be. */
export function malformed(message: string): ImageFault {
  return new ImageFault("malformed-output", message);
}

/** The fault of an image that is more than we read. */
export function beyond(message: string): ImageFault {
  return new ImageFault("truncated-output", `${message}; that is the limit.`);
}
