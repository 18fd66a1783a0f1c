/** A TCP socket of AIX and its control block lie in one block of 2 KiB. */
const BLOCK_BITS = 11;
const HALF = 8;

/** An address of the kernel in one spelling: hexadecimal, lower case, without `0x` and leading zeros. */
export function controlBlock(address: string): string {
  return address
    .toLowerCase()
    .replace(/^0x/, "")
    .replace(/^0+(?=.)/, "");
}

/** The block of an address by both halves, and by the lower half alone, which is all that some answers show. */
export function blocksOf(address: string): { readonly whole: string; readonly lower: string } {
  const digits = controlBlock(address);
  const block = parseInt(digits.slice(-HALF), 16) >>> BLOCK_BITS;
  return { whole: `${digits.slice(0, -HALF)} ${block}`, lower: ` ${block}` };
}
