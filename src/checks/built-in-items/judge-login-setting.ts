import type { Evidence } from "../../model/evidence.ts";
import { loginSetting } from "../../support/login-setting.ts";
import type { NumberRange } from "../field-kinds/number-range.ts";
import type { ItemFlaws } from "./item-flaws.ts";
import { fileWithText, otherSystem, seenFile } from "./seen-file.ts";

/** Where the settings of logins are: the file of the administrator, and that of the distribution without one. */
const FILES = ["/etc/login.defs", "/usr/etc/login.defs"] as const;

/** What has to be seen to know a setting of logins. */
export const LOGIN_SETTINGS = [{ kind: "host", depth: "brief" } as const, ...FILES.map(fileWithText)];

/** Whether a number in `login.defs` is in a range. A negative one means that there is no limit. */
export function judgeLoginSetting(name: string, range: NumberRange, evidence: Evidence): ItemFlaws {
  const other = otherSystem(evidence);
  if (other.status === "unavailable") return { lookedAt: "", doubts: [other] };
  if (other.value !== null) return { lookedAt: "", doubts: [unread(name, other.value)] };
  for (const path of FILES) {
    const text = seenFile(path, evidence);
    if (text.status === "unavailable") return { lookedAt: "", doubts: [text] };
    if (text.value !== null) return flawsOf({ name, path, value: loginSetting(text.value, name) }, range);
  }
  return { lookedAt: "", breaches: [`there is no ${FILES[0]}`] };
}

interface Setting {
  readonly name: string;
  readonly path: string;
  readonly value: string | null;
}

function flawsOf({ name, path, value }: Setting, { min, max }: NumberRange): ItemFlaws {
  if (value === null) return { lookedAt: "", breaches: [`${path} does not set ${name}`] };
  const number = numberOf(value);
  const isWithin = number >= (min ?? 0) && number <= (max ?? Infinity);
  const words = `${path}: ${name} ${value}`;
  return isWithin ? { lookedAt: words } : { lookedAt: "", breaches: [words] };
}

/** As `strtol` reads it: `0x1f`, `017` and `15` are the same sort of thing. */
function numberOf(text: string): number {
  if (/^\+?0[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  return /^[+]?(?:0x[0-9a-f]{1,12}|[0-9]{1,15})$/i.test(text) ? Number(text.replace("+", "")) : NaN;
}

function unread(name: string, system: string) {
  const detail = `The counterpart of ${name} on ${system} is not read.`;
  return { reason: "not-supported", detail } as const;
}
