import { mutations } from "./mutations.ts";
import { randomOf } from "./random.ts";
import type { Random } from "./random.ts";

/** Longer ones are cut: a fault shows in a small input as well, and many small ones are tried in the time of a large. */
const LARGEST = 60_000;
const rough = Object.values(mutations.rough);
const gentle = Object.values(mutations.gentle);
const all = [...rough, ...gentle];

/** The input of one case of a run: one of the policies, spoilt in some ways. The same case is always the same bytes. */
export function mutate(policies: readonly string[], seed: number, number: number): Buffer {
  const random = randomOf(seed, number);
  let text = random.pick(policies) ?? "";
  const isGentle = random.once(2);
  const ways = isGentle ? gentle : all;
  for (let left = random.scaled(isGentle ? 6 : 12); left > 0; left -= 1)
    text = (random.pick(ways)?.(text, random, policies) ?? text).slice(0, LARGEST);
  return encode(text, random);
}

/** Now and then in the way of another editor. */
function encode(text: string, random: Random): Buffer {
  if (!random.once(25)) return Buffer.from(text, "latin1");
  const decoded = Buffer.from(text, "latin1").toString("utf8");
  switch (random.below(5)) {
    case 0:
      return Buffer.from(decoded, "utf16le");
    case 1:
      return Buffer.from(`\ufeff${decoded}`, "utf16le");
    case 2:
      return Buffer.from(`\ufeff${decoded}`, "utf16le").swap16();
    case 3:
      return Buffer.from(text.replaceAll("\n", "\r\n"), "latin1");
    default:
      return Buffer.from(text.replaceAll("\n", "\r"), "latin1");
  }
}
