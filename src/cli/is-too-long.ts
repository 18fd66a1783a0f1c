/** Whether a fault says that a text would be longer than JavaScript's half a gigabyte of characters. */
export function isTooLong(fault: unknown): boolean {
  return fault instanceof RangeError && fault.message === "Invalid string length";
}
