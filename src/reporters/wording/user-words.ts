import type { User } from "../../model/process.ts";

/** `www-data (uid 33)`, `uid 1000`, or that it was not seen. */
export function userWords(user: User | null): string {
  if (user === null) return "a user that was not seen";
  return user.name === null ? `uid ${user.uid}` : `${user.name} (uid ${user.uid})`;
}
