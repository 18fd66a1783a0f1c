import { readdirSync } from "node:fs";
import { readRecord } from "../../local/read-file.ts";

/** Where the system does not tell, this is what it gives every program. */
const USUAL_LIMIT = 256;

/** Left alone for the rest of the program. */
const RESERVE = 32;

/** A socket is closed a little later than its answer is known, when the next one is already open. */
const DESCRIPTORS_EACH = 2;

/** How many attempts may be under way before this program runs out of descriptors. */
export function descriptorRoom(): number {
  const limits = readRecord("/proc/self/limits");
  const text = limits.status === "observed" ? limits.value : "";
  const soft = /^Max open files +(\d+|unlimited)/m.exec(text)?.[1] ?? USUAL_LIMIT;
  const limit = soft === "unlimited" ? Infinity : Number(soft);
  return Math.max(1, Math.floor((limit - inUse() - RESERVE) / DESCRIPTORS_EACH));
}

function inUse(): number {
  try {
    return readdirSync("/proc/self/fd").length;
  } catch {
    return 0;
  }
}
