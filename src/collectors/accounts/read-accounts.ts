import type { AccountFile, AccountLine, AccountsFacts, LoginShell } from "../../model/accounts.ts";
import type { Seen } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { parseGroup } from "./parse-group.ts";
import { parseListedWords } from "./parse-listed-words.ts";
import { parseNameSources } from "./parse-name-sources.ts";
import { parsePasswd } from "./parse-passwd.ts";
import { parseShadow } from "./parse-shadow.ts";
import { readEntryAt } from "./read-entry-at.ts";
import { mapSeen } from "../unseen.ts";

const LIMIT = 64 << 20;
const NAME_SOURCES = "/etc/nsswitch.conf";
const FTP_USERS = ["/etc/ftpusers", "/etc/ftpd/ftpusers", "/etc/vsftpd.ftpusers", "/etc/vsftpd/ftpusers"];
const DEFAULT_SHELL = "/bin/sh";

/** Every file that is read for the accounts of a target. */
export const FILES_OF_ACCOUNTS: readonly string[] = [
  "/etc/passwd",
  "/etc/group",
  "/etc/shadow",
  "/etc/shells",
  ...FTP_USERS,
  NAME_SOURCES,
];

/** All that the files of a target say of its accounts. */
export function readAccounts(files: FileAccess): AccountsFacts {
  const passwd = files.readText("/etc/passwd", LIMIT);
  const users = mapSeen(passwd, parsePasswd);
  return {
    users,
    groups: mapSeen(files.readText("/etc/group", LIMIT), parseGroup),
    shadow: mapSeen(files.readText("/etc/shadow", LIMIT), parseShadow),
    shells: readListed(files, ["/etc/shells"]),
    ftpUsers: readListed(files, FTP_USERS),
    loginShells: users.status === "observed" ? readShells(files, users.value) : [],
    otherSources: readOtherSources(files, passwd),
  };
}

/** The accounts of `/etc/passwd` alone. */
export function readUsers(files: FileAccess): Seen<AccountFile<AccountLine>> {
  return mapSeen(files.readText("/etc/passwd", LIMIT), parsePasswd);
}

/** What any of some files lists; `null` where there is none of them. One that cannot be read spoils the list. */
function readListed(files: FileAccess, paths: readonly string[]): Seen<readonly string[] | null> {
  let words: readonly string[] | null = null;
  for (const path of paths) {
    const text = files.readText(path, LIMIT);
    if (text.status === "observed") words = [...(words ?? []), ...parseListedWords(text.value)];
    else if (text.reason !== "missing-source") return text;
  }
  return { status: "observed", value: words };
}

/** The programs that `/etc/passwd` starts at a login, each once; no shell means `/bin/sh` (passwd(5)). */
function readShells(files: FileAccess, { lines }: AccountFile<AccountLine>): readonly LoginShell[] {
  const paths = new Set(lines.map(({ shell }) => (shell === "" ? DEFAULT_SHELL : shell)));
  return [...paths].map((path) => ({ path, entry: readEntryAt(files, path) }));
}

/** Lines that begin with `+` take users from NIS, whatever `nsswitch.conf` says of it. */
function readOtherSources(files: FileAccess, passwd: Seen<string>): readonly string[] {
  const text = files.readText(NAME_SOURCES, LIMIT);
  const named = text.status === "observed" ? parseNameSources(text.value) : [];
  const hasNis = passwd.status === "observed" && /^\+/m.test(passwd.value);
  return hasNis && !named.includes("nis") ? [...named, "nis"] : named;
}
