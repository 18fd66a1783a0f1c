import type { Chance } from "../chance.ts";
import type { Item } from "../item-text.ts";

/** What may be asked by keyword. */
export type Keywords = Readonly<Record<string, (chance: Chance) => string | readonly string[]>>;

/** An item of a type, with about a quarter of these keywords. */
export function itemWith(type: string, chance: Chance, keywords: Keywords): Item {
  const item: Record<string, string | readonly string[]> = { type };
  for (const [keyword, value] of Object.entries(keywords)) if (chance.once(5)) item[keyword] = value(chance);
  return item as Item;
}
