/** The keys that every receiver has. */
export const COMMON_KEYS = ["name", "kind", "only", "timeout", "keep"] as const;
