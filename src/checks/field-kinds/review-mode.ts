import type { ReviewIssue } from "../fields.ts";
import { octal } from "../wording/octal.ts";

/** What a rule wants of permissions. */
interface ModeWishes {
  readonly mode: number | null;
  readonly mask: number | null;
  readonly checkUneveness: "YES" | "NO" | null;
}

/** Reports permissions that a rule asks for and forbids: nothing can have them. */
export function reviewMode({ mode, mask, checkUneveness }: ModeWishes): readonly ReviewIssue[] {
  if (mode === null) return [];
  const forbidden = mode & (mask ?? 0);
  if (forbidden !== 0)
    return [
      contradiction(`\`mode\` ${octal(mode)} has permissions that \`mask\` forbids: ${octal(forbidden)}`),
    ];
  return checkUneveness === "YES" && isUneven(mode)
    ? [contradiction(`\`mode\` ${octal(mode)} is uneven, which \`check_uneveness\` forbids`)]
    : [];
}

function contradiction(fault: string): ReviewIssue {
  const message = `${fault}, so nothing can have both`;
  return { code: "AUD2113", severity: "warning", message, hint: "remove one of the two", keyword: "mode" };
}

/** Whether the group may do more than the owner, or others more than the owner or the group. */
function isUneven(mode: number): boolean {
  const [owner, group, other] = [(mode >> 6) & 7, (mode >> 3) & 7, mode & 7];
  return (group & ~owner) !== 0 || (other & ~(owner & group)) !== 0;
}
