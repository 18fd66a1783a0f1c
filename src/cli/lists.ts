/** What `audit list` can list. */
export const LISTS = ["checks", "formats", "collectors", "evidence"] as const;

/** One of them. */
export type ListName = (typeof LISTS)[number];
