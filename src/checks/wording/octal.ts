/** Permissions as one writes them: `0644`. */
export function octal(bits: number): string {
  return bits.toString(8).padStart(4, "0");
}
