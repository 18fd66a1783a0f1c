/** The digest of a password that was found in a text. */
export interface FoundDigest {
  /** What says its kind: `$6$`; empty for one that is known by its place only. */
  readonly kind: string;
  /** `rounds=5000$`; empty where it has none. */
  readonly parameters: string;
  /** Salt and digest; ends in `…` where the text was cut. */
  readonly rest: string;
}

/** The words between the first two `$`, after `crypt(5)`; `apr1` is that of Apache. */
const KINDS = "1|2[abxy]?|3|5|6|7|y|gy|md5|sha1|sm3|argon2(?:id|i|d)|apr1";

const PARAMETERS = String.raw`(?:[a-z]+=\d+(?:,[a-z]+=\d+)*\$+)*`;

/** A short rest is none, unless it is the end of a text that was cut: a program of awk has `$1$2` in it. */
const MARKED = new RegExp(
  String.raw`(\$(?:${KINDS})(?:,[a-z]+=\d+)?\$)(${PARAMETERS})([\w./+=$-]{12,}…?|[\w./+=$-]*…)`,
  "g",
);

/** The digests of GRUB. */
const GRUB = /(grub\.pbkdf2\.sha(?:1|256|512)\.)(\d+\.)([\dA-Fa-f]{8,}(?:\.[\dA-Fa-f]*)?…?|[\dA-Fa-f]*…)/g;

/**
 * Digests that are known by their place: the second field of a line as in `/etc/shadow` and `/etc/passwd`, where numbers
 * follow, or of one with four fields as in `/etc/gshadow`. DES has 13 characters or some more times eleven, BSDi 20.
 */
const FIELD =
  /(:[!*]{0,2})(?:(\$\w{1,20}\$)([\w./+=$,-]+)|([./\dA-Za-z]{13}(?:[./\dA-Za-z]{11}){0,20}|_[./\dA-Za-z]{19}))(?=:(?:\d{0,10}:\d{0,10}:|[\w,.-]{0,9999}:[\w,.-]{0,9999}(?:$|[\s"'])))/g;

const NAME_BEFORE = /(?:^|[^\w.$-])[A-Za-z_][\w.-]{0,63}\$?$/;
const SCHEME_BEFORE = /(?:http|ftp|ldap|ws)s?$/;
const LONGEST_NAME = 66;

/** A text in which each digest of a password is something else. Takes a time that grows as the text does. */
export function replaceDigests(text: string, replacement: (digest: FoundDigest) => string): string {
  const replaceMarked = (_: string, ...groups: readonly string[]): string => {
    const [kind = "", parameters = "", rest = ""] = groups;
    return replacement({ kind, parameters, rest });
  };
  const marked = text.includes("$") ? text.replace(MARKED, replaceMarked) : text;
  return replaceFields(marked.replace(GRUB, replaceMarked), replacement);
}

/** The groups of a field, and where it begins. */
type FieldGroups = readonly [before: string, kind?: string, marked?: string, plain?: string, at?: number];

function replaceFields(text: string, replacement: (digest: FoundDigest) => string): string {
  return text.replace(FIELD, (whole: string, ...groups: unknown[]) => {
    const [before, kind = "", marked, plain = "", at = 0] = groups as unknown as FieldGroups;
    const name = text.slice(Math.max(0, at - LONGEST_NAME), at);
    if (!NAME_BEFORE.test(name) || (plain.startsWith("//") && SCHEME_BEFORE.test(name))) return whole;
    return before + replacement({ kind, parameters: "", rest: marked ?? plain });
  });
}
