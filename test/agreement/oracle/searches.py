"""FIND_CMD and the find_* items, with GNU find; names of users and groups are those of the host."""

import glob
import os

from programs import judge_lines, run


def numbers(root, table):
    """Numbers by name: the first line of a name counts."""
    known = {}
    with open(root + table, encoding="latin-1") as lines:
        for fields in (line.rstrip("\n").split(":") for line in lines):
            known.setdefault(fields[0], fields[2])
    return known


def any_of(tests):
    """( a -o b )"""
    call = ["("]
    for test in tests:
        call += test + ["-o"]
    return call[:-1] + [")"]


def no_name(root, table, flag):
    """-nouser and -nogroup, with the names of the host."""
    return ["!", *any_of([["-false"], *([flag, number] for number in numbers(root, table).values())])]


def listed(item, keyword, test):
    """A list is any of them; with not_, none of them."""
    call = []
    if keyword in item:
        call += any_of([test(one) for one in as_list(item[keyword])])
    if "not_" + keyword in item:
        call += ["!", *any_of([test(one) for one in as_list(item["not_" + keyword])])]
    return call


def as_list(value):
    return [value] if isinstance(value, str) else value


def tests_of(item, root):
    name = "-name" if item.get("match_case") != "NO" else "-iname"
    users, groups = numbers(root, "/etc/passwd"), numbers(root, "/etc/group")
    call = listed(item, "find_type", lambda one: ["-type", one])
    call += listed(item, "find_name", lambda one: [name, one])
    for keyword in ("perm", "size", "mtime", "ctime", "uid", "gid"):
        call += listed(item, keyword, lambda one: ["-" + keyword, one])
    call += listed(item, "user", lambda one: ["-uid", users[one]] if one in users else ["-false"])
    call += listed(item, "group", lambda one: ["-gid", groups[one]] if one in groups else ["-false"])
    if item.get("nouser") == "YES":
        call += no_name(root, "/etc/passwd", "-uid")
    if item.get("nogroup") == "YES":
        call += no_name(root, "/etc/group", "-gid")
    return call


def find(root, places, rest):
    """What find prints, with the names of the host."""
    present = [root + place for place in places if os.path.lexists(root + place)]
    if not present:
        return None
    status, output = run(["find", "-H", *present, *rest])
    if status != 0:
        raise ValueError(rest)
    return [line.removeprefix(root) for line in output.split("\n")[:-1]]


def find_cmd(item, root):
    depths = [part for name in ("maxdepth", "mindepth") if name in item for part in ("-" + name, item[name])]
    lines = find(root, as_list(item["target"]), [*depths, *tests_of(item, root), "-print"])
    return "ERROR" if lines is None else judge_lines(lines, item)


def nothing_found(tests):
    """An item that passes where find finds nothing. What is ignored is left out with what is below."""

    def judge(item, root):
        places = [name.removeprefix(root) for name in glob.glob(root + item.get("basedir", "/"))]
        prune = [part for one in as_list(item.get("ignore", [])) for part in ("-path", root + one, "-prune", "-o")]
        lines = find(root, places, [*prune, *tests(item, root), "-print"])
        return "ERROR" if lines is None else "FAILED" if lines else "PASSED"

    return judge


def orphans(item, root):
    option = item.get("find_option", "both")
    user, group = no_name(root, "/etc/passwd", "-uid"), no_name(root, "/etc/group", "-gid")
    return any_of({"nouser": [user], "nogroup": [group], "both": [user, group]}[option])


BITS = {"suid": "/4000", "sgid": "/2000", "both": "/6000"}

OUTSIDE = {
    "FIND_CMD": find_cmd,
    "find_suid_sgid_files": nothing_found(lambda i, _: ["-type", "f", "-perm", BITS[i.get("find_option", "both")]]),
    "find_orphan_files": nothing_found(orphans),
    "find_world_writeable_files": nothing_found(lambda *_: ["-type", "f", "-perm", "-0002"]),
    "find_world_writeable_directories": nothing_found(lambda *_: ["-type", "d", "-perm", "-0002", "!", "-perm", "-1000"]),
    "find_world_readable_files": nothing_found(lambda *_: ["-type", "f", "-perm", "-0004"]),
}
