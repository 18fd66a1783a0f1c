import { parameterPath } from "./parameter-path.ts";

/** One line that sets a parameter, or takes it out of what a pattern sets. */
export interface SysctlLine {
  /** Path below `/proc/sys`, perhaps with `*`, `?` and `[…]`. */
  readonly path: string;
  /** `null` for a line without a value (`-net.ipv4.conf.eth0.rp_filter`): patterns leave the parameter out. */
  readonly value: string | null;
  readonly line: number;
}

/** Reads sysctl.d(5): `name = value`, comments by `#` and `;`, and `-` before what may fail. */
export function parseSysctl(text: string): readonly SysctlLine[] {
  return text.split("\n").flatMap((raw, index): readonly SysctlLine[] => {
    const content = raw.trim();
    if (content === "" || /^[#;]/.test(content)) return [];
    const equals = content.indexOf("=");
    const name = (equals === -1 ? content : content.slice(0, equals)).trim();
    const bare = name.replace(/^-/, "").trim();
    if (bare === "" || (equals === -1 && bare === name)) return [];
    const value = equals === -1 ? null : content.slice(equals + 1).trim();
    return [{ path: parameterPath(bare), value, line: index + 1 }];
  });
}
