/**
 * The smallest part of an input that still shows the same fault, found by leaving out ever smaller pieces (Zeller's
 * delta debugging). What was reached by the deadline (epoch milliseconds) is given.
 */
export async function shrink(
  input: Buffer,
  showsFault: (candidate: Buffer) => Promise<boolean>,
  deadline: number,
): Promise<Buffer> {
  let smallest = input;
  for (let size = Math.ceil(input.length / 2); size >= 1;) {
    const before = smallest.length;
    smallest = await withoutPieces(smallest, size, async (candidate) => {
      return Date.now() < deadline && (await showsFault(candidate));
    });
    if (Date.now() >= deadline) return smallest;
    if (size > 1) size = Math.floor(size / 2);
    else if (smallest.length === before) return smallest;
  }
  return smallest;
}

async function withoutPieces(
  input: Buffer,
  size: number,
  showsFault: (candidate: Buffer) => Promise<boolean>,
): Promise<Buffer> {
  let smallest = input;
  for (let start = 0; start < smallest.length;) {
    const candidate = Buffer.concat([smallest.subarray(0, start), smallest.subarray(start + size)]);
    if (await showsFault(candidate)) smallest = candidate;
    else start += size;
  }
  return smallest;
}
