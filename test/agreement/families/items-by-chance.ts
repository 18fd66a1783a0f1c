import type { Chance } from "../chance.ts";
import type { Item } from "../item-text.ts";

type Keywords = Readonly<Record<string, (chance: Chance) => string | readonly string[]>>;

const OWNER = {
  uid: (chance: Chance) => chance.pick(["0", "1000"]),
  gid: (chance: Chance) => chance.pick(["0", "50"]),
  mode: (chance: Chance) => chance.pick(["0644", "755", "600"]),
  mask: (chance: Chance) => chance.pick(["022", "133", "7027", "0"]),
  owner: (chance: Chance) => chance.pick([["root"], ["ann"], ["root", "bin"]]),
  group: (chance: Chance) => chance.pick([["root"], ["staff", "wheel"]]),
  check_uneveness: () => "YES",
  file_type: (chance: Chance) => chance.pick(["f", "d"]),
  required: () => "NO",
  file_required: () => "NO",
};

const CONTENT = {
  required: () => "NO",
  file_required: () => "NO",
  string_required: () => "NO",
  min_occurrences: (chance: Chance) => chance.pick(["1", "2"]),
};

const HOME = {
  mode: (chance: Chance) => chance.pick(["0700", "0755"]),
  mask: (chance: Chance) => chance.pick(["027", "7022", "0"]),
  uid_ge: (chance: Chance) => chance.pick(["1", "1000"]),
  uid_lt: (chance: Chance) => chance.pick(["1001", "60000"]),
  ignore_user: (chance: Chance) => chance.pick(["root", "ann bob"]),
  ignore_shell: (chance: Chance) => chance.pick(["/usr/sbin/nologin /bin/false", "/bin/sh"]),
  use_valid_shells: () => "YES",
};

const LOCAL = { file: () => [".rc", ".bashrc"], mask: () => "022" };
const RANGE = { value: (chance: Chance) => chance.pick(["MIN..90", "1..8", "7..MAX", "0..0"]) };
const PATTERNS = [
  String.raw`^[\s]*PermitRootLogin`,
  String.raw`(?i)^\s*permitrootlogin\s+no\s*$`,
  String.raw`a\s*=`,
  String.raw`=\s*[12]$`,
  "no$",
  "^$",
  "[ä-ü]{3}",
  "^(?!#)",
] as const;

/** What may be asked by keyword, for every type that the oracle knows. One more type is one more line. */
export const TYPES: Readonly<Record<string, Keywords>> = {
  FILE_CHECK: OWNER,
  FILE_CHECK_NOT: OWNER,
  FILE_CONTENT_CHECK: CONTENT,
  FILE_CONTENT_CHECK_NOT: { required: CONTENT.required, file_required: CONTENT.file_required },
  accounts_bad_home_permissions: HOME,
  accounts_bad_home_group_permissions: { uid_ge: HOME.uid_ge, uid_lt: HOME.uid_lt },
  home_dir_localization_files_user_check: LOCAL,
  home_dir_localization_files_group_check: LOCAL,
  max_password_age: RANGE,
  min_password_age: RANGE,
  min_password_length: RANGE,
  minimum_password_length: RANGE,
  ...Object.fromEntries(
    "passwd_zero_uid passwd_duplicate_uid passwd_duplicate_username passwd_duplicate_gid passwd_duplicate_home passwd_shadowed passwd_invalid_gid passwd_file_consistency group_duplicate_gid group_duplicate_name group_duplicate_members group_nonexistant_users group_zero_gid group_file_consistency accounts_without_home_dir active_accounts_without_home_dir login_shells_bad_owner login_shells_writeable login_shells_with_suid invalid_login_shells"
      .split(" ")
      .map((name) => [name, {}]),
  ),
};

/** An item of a type, with some of its keywords. */
export function itemOf(type: string, chance: Chance): Item {
  const item: Record<string, string | readonly string[]> = { type };
  for (const [keyword, value] of Object.entries(TYPES[type] ?? {}))
    if ("value" === keyword || chance.once(3)) item[keyword] = value(chance);
  if (type.startsWith("FILE_")) Object.assign(item, placeOf(chance));
  if (type.startsWith("FILE_CONTENT"))
    Object.assign(item, { regex: chance.pick(PATTERNS), expect: chance.pick(PATTERNS) });
  return item as Item;
}

function placeOf(chance: Chance): Readonly<Record<string, string | readonly string[]>> {
  const ignore = chance.once(5) ? { ignore: [chance.pick(["/data/b*", "/data/a.conf", "*"])] } : {};
  if (chance.once(5))
    return { file: chance.pick(["a.conf", "*.conf"]), search_locations: "/etc:/data", ...ignore };
  return {
    file: chance.pick([
      "/data/a.conf",
      "/data/*.conf",
      "/data/[bc]*",
      "/data/c.txt /data/d.c?nf",
      "/data/link.conf",
      "/data/none",
    ]),
    ...ignore,
  };
}
