import type { User } from "../../model/process.ts";

/** `www-data (uid 33)`, `www-data`, `uid 1000`, or that it was not seen. */
export function userWords(user: User | null): string {
  const { uid = null, name = null } = user ?? {};
  if (uid === null) return name ?? "a user that was not seen";
  return name === null ? `uid ${uid}` : `${name} (uid ${uid})`;
}
