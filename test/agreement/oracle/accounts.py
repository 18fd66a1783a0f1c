"""Built-in items about accounts, groups, homes and login shells."""

import os
import stat
from collections import Counter

LOCAL_FILES = ".login .cschrc .cshrc .logout .profile .bash_profile .bashrc .bash_logout .env .dtprofile .dispatch .emacs .exrc".split()


class Unclear(Exception):
    """A line that is not well formed: nobody knows what it stands for."""


def number(text):
    if not text.isascii() or not text.isdigit() or int(text) >= 2**32:
        raise Unclear
    return int(text)


def read(path, count, numbers):
    """The lines of a file with fields between colons, and whether there are others."""
    rows, clear = [], True
    with open(path, encoding="latin-1", newline="") as file:
        text = file.read()
    for line in text.split("\n"):
        line = line.lstrip(" \t")
        if line == "" or line[0] in "#+-":
            continue
        fields = line.split(":")
        try:
            if len(fields) != count or fields[0] == "" or any(ord(sign) < 32 and sign != "\t" for sign in line):
                raise Unclear
            for at in numbers:
                fields[at] = number(fields[at])
            rows.append(fields)
        except Unclear:
            clear = False
    return rows, clear


def users():
    return read("/etc/passwd", 7, (2, 3))


def groups():
    return read("/etc/group", 4, (2,))


def settle(clear, broken, missing=False):
    """What is shown to be wrong is FAILED; beside an unclear line nothing passes."""
    if broken:
        return "FAILED"
    if not clear:
        return "ERROR"
    return "FAILED" if missing else "PASSED"


def repeated(values):
    return any(count > 1 for count in Counter(values).values())


def passwd(rule):
    def judge(_):
        rows, clear = users()
        return settle(clear, *rule(rows))

    return judge


def group(rule):
    def judge(_):
        rows, clear = groups()
        return settle(clear, *rule(rows))

    return judge


def invalid_gid(_):
    (rows, clear), (known, sure) = users(), groups()
    return settle(clear and sure, False, any(row[3] not in {line[2] for line in known} for row in rows))


def unknown_members(_):
    (rows, clear), (known, sure) = groups(), users()
    names = {row[0] for row in known}
    return settle(clear and sure, False, any(m and m not in names for row in rows for m in row[3].split(",")))


def consistent(table):
    return lambda _: "PASSED" if table()[1] else "FAILED"


def entry(path):
    try:
        return os.stat(path) if path.startswith("/") else None
    except (FileNotFoundError, NotADirectoryError):
        return None


def counted(row, item, shells):
    if row[2] < int(item.get("uid_ge", "0")) or row[2] >= int(item.get("uid_lt", str(2**40))):
        return False
    shell = row[6] or "/bin/sh"
    if item.get("use_valid_shells") == "YES" and shell not in shells:
        return False
    return row[0] not in item.get("ignore_user", "").split() and shell not in item.get("ignore_shell", "").split()


def bad_home(row, item):
    home = entry(row[5])
    if home is None or not stat.S_ISDIR(home.st_mode):
        return False
    mode = stat.S_IMODE(home.st_mode)
    if "mode" in item and mode != int(item["mode"], 8):
        return True
    mask = item.get("mask", "022" if "mode" not in item else "0")
    return home.st_uid != row[2] or mode & int(mask, 8) != 0


def listed(path):
    with open(path, encoding="latin-1") as file:
        return [word for word in (line.split("#")[0].strip() for line in file) if word]


def home_permissions(item):
    rows, clear = users()
    shells = listed("/etc/shells")
    return settle(clear, any(bad_home(row, item) for row in rows if counted(row, item, shells)))


def home_groups(item):
    rows, clear = users()
    chosen = [(row, entry(row[5])) for row in rows if counted(row, item, [])]
    return settle(clear, any(e and stat.S_ISDIR(e.st_mode) and e.st_gid != row[3] for row, e in chosen))


def missing_homes(active):
    def judge(_):
        rows, clear = users()
        chosen = [r for r in rows if not active or r[6].split("/")[-1] not in ("nologin", "false")]
        homes = [entry(row[5]) for row in chosen]
        return settle(clear, any(e is None or not stat.S_ISDIR(e.st_mode) for e in homes))

    return judge


def local_files(kind):
    def judge(item):
        rows, clear = users()
        names, broken = item.get("file", LOCAL_FILES), False
        for row in rows:
            for name in names:
                seen = entry(row[5].rstrip("/") + "/" + name) if row[5].startswith("/") else None
                if seen is not None:
                    owner = (seen.st_uid, row[2]) if kind == "user" else (seen.st_gid, row[3])
                    broken |= owner[0] not in (0, owner[1]) or seen.st_mode & int(item.get("mask", "0"), 8) != 0
        return settle(clear, broken)

    return judge


def shells(test):
    def judge(_):
        rows, clear = users()
        seen = [entry(row[6] or "/bin/sh") for row in rows]
        owners = {0} | {row[2] for row in rows if row[0] == "bin"}
        return settle(clear, any(e is not None and test(e, owners) for e in seen))

    return judge


def invalid_shells(_):
    rows, clear = users()
    known = listed("/etc/shells")
    names = [row[6] or "/bin/sh" for row in rows]
    return settle(clear, any(name not in known or entry(name) is None for name in names))


def setting(name):
    def judge(item):
        value = None
        for words in (line.split() for line in open("/etc/login.defs", encoding="latin-1")):
            if len(words) > 1 and words[0] == name:
                value = int(words[1])
        low, high = item["value"].split("..")
        if value is None or value < (0 if low == "MIN" else int(low)):
            return "FAILED"
        return "PASSED" if high == "MAX" or value <= int(high) else "FAILED"

    return judge


def zero(at):
    def rule(rows):
        count = sum(row[at] == 0 for row in rows)
        return count > 1, count == 0

    return rule


RULES = {
    "passwd_zero_uid": passwd(zero(2)),
    "passwd_duplicate_uid": passwd(lambda rows: (repeated(row[2] for row in rows),)),
    "passwd_duplicate_username": passwd(lambda rows: (repeated(row[0] for row in rows),)),
    "passwd_duplicate_gid": passwd(lambda rows: (repeated(row[3] for row in rows),)),
    "passwd_duplicate_home": passwd(lambda rows: (repeated(row[5] for row in rows if row[2] > 100),)),
    "passwd_shadowed": passwd(lambda rows: (any(row[1] != "x" and row[1][:1] not in ("*", "!") or not row[1] for row in rows),)),
    "passwd_invalid_gid": invalid_gid,
    "passwd_file_consistency": consistent(users),
    "group_duplicate_gid": group(lambda rows: (repeated(row[2] for row in rows),)),
    "group_duplicate_name": group(lambda rows: (repeated(row[0] for row in rows),)),
    "group_duplicate_members": group(lambda rows: (any(repeated(m for m in row[3].split(",") if m) for row in rows),)),
    "group_nonexistant_users": unknown_members,
    "group_zero_gid": group(zero(2)),
    "group_file_consistency": consistent(groups),
    "accounts_bad_home_permissions": home_permissions,
    "accounts_bad_home_group_permissions": home_groups,
    "accounts_without_home_dir": missing_homes(False),
    "active_accounts_without_home_dir": missing_homes(True),
    "home_dir_localization_files_user_check": local_files("user"),
    "home_dir_localization_files_group_check": local_files("group"),
    "login_shells_bad_owner": shells(lambda e, owners: e.st_uid not in owners),
    "login_shells_writeable": shells(lambda e, _: e.st_mode & 0o022 != 0),
    "login_shells_with_suid": shells(lambda e, _: e.st_mode & 0o6000 != 0),
    "invalid_login_shells": invalid_shells,
    "max_password_age": setting("PASS_MAX_DAYS"),
    "min_password_age": setting("PASS_MIN_DAYS"),
    "min_password_length": setting("PASS_MIN_LEN"),
    "minimum_password_length": setting("PASS_MIN_LEN"),
}
