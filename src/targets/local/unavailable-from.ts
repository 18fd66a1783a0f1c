import type { Unavailable, UnavailableReason } from "../../model/observation.ts";

const REASONS: Readonly<Record<string, readonly [reason: UnavailableReason, words: string]>> = {
  ENOENT: ["missing-source", "does not exist"],
  ENOTDIR: ["missing-source", "does not exist"],
  EACCES: ["missing-privilege", "may not be read by this user; root may"],
  EPERM: ["missing-privilege", "may not be read by this user; root may"],
  ESRCH: ["vanished", "belongs to a process that has ended"],
};

/** The reason why `path` could not be read, from the error of the system call. */
export function unavailableFrom(error: unknown, path: string): Unavailable {
  const code = codeOf(error);
  const [reason, words] = REASONS[code] ?? ["failed", `could not be read (${code})`];
  return { status: "unavailable", reason, detail: `${path} ${words}.` };
}

/** The system's word for an error (`ENOENT`), or the error in words. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return String(error);
}
