/** What GitHub takes of one document; a document beyond that is refused. */
export const LIMITS = { results: 25_000, rules: 25_000, locations: 1000, tags: 20 } as const;

/** The first of a list, and how many are left out. */
export function cutAt<T>(
  list: readonly T[],
  limit: number,
): { readonly kept: readonly T[]; readonly left: number } {
  if (list.length <= limit) return { kept: list, left: 0 };
  return { kept: list.slice(0, limit), left: list.length - limit };
}
