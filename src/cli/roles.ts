import { UsageError } from "./usage-error.ts";

/** Files of the hosts that do the same work. */
export interface RoleFiles {
  /** `null` for files that were given without a role. */
  readonly name: string | null;
  readonly files: readonly string[];
}

const ROLE = /^([A-Za-z0-9][A-Za-z0-9_-]{0,63})=(.*)$/s;

/**
 * Reads what follows `--role`, which may be given several times: `web=FILE FILE db=FILE`. A file without a name belongs
 * to the role before it. `plain` are files without any role.
 */
export function parseRoles(plain: readonly string[], values: readonly string[]): readonly RoleFiles[] {
  if (plain.length > 0 && values.length > 0)
    throw new UsageError("Give every file a role, as in --role web=FILE FILE, or none.");
  if (plain.length + values.length === 0) throw new UsageError("There is no evidence to learn from.");
  return values.length === 0 ? [{ name: null, files: plain }] : namedRoles(values);
}

function namedRoles(values: readonly string[]): readonly RoleFiles[] {
  const roles = new Map<string, string[]>();
  let current: string | undefined;
  for (const value of values) {
    const [, name = current, file = value] = ROLE.exec(value) ?? [];
    if (name === undefined || file === "")
      throw new UsageError(`--role ${value}: write NAME=FILE, with a name of letters, digits, - and _.`);
    const files = roles.get(name);
    if (files === undefined) roles.set(name, [file]);
    else files.push(file);
    current = name;
  }
  return [...roles].map(([name, files]) => ({ name, files }));
}
