"""FILE_CHECK and FILE_CHECK_NOT, with os.stat."""

import fnmatch
import glob
import os
import stat


def whole_paths(item):
    """The paths of a rule; mere names are looked for in each of its locations."""
    places = [place for place in item.get("search_locations", "").split(":") if place]
    paths = []
    for word in item["file"].split():
        if word.startswith("/"):
            paths.append(word)
        else:
            paths += [place + "/" + word for place in places]
    return paths


def is_glob(path):
    return any(sign in path for sign in "*?[")


def ignored(path, item):
    """Globs of a shell: no sign stands for a slash."""
    for pattern in item.get("ignore", []):
        parts, wanted = path.split("/"), pattern.split("/")
        if len(parts) == len(wanted) and all(fnmatch.fnmatchcase(p, w) for p, w in zip(parts, wanted)):
            return True
    return False


def found(item):
    """Every file of a rule; a glob stands for files, a plain path for whatever it leads to."""
    paths = set()
    for path in whole_paths(item):
        for name in glob.glob(path):
            if os.path.exists(name) and not (is_glob(path) and os.path.isdir(name)):
                paths.add(name)
    return sorted(path for path in paths if not ignored(path, item))


def name_of(number, table, count):
    """The name that stat(1) shows: that of the first line with the number; the number itself where there is none."""
    with open(table, encoding="latin-1", newline="") as lines:
        for line in lines.read().split("\n"):
            fields = line.split(":")
            if len(fields) == count and fields[0] and line[0] not in "#+-" and fields[2] == str(number):
                return fields[0]
    return str(number)


def uneven(mode):
    owner, group, others = mode >> 6 & 7, mode >> 3 & 7, mode & 7
    return bool(group & ~owner or others & ~owner or others & ~group)


def complies(path, item):
    seen = os.stat(path)
    mode = stat.S_IMODE(seen.st_mode)
    tests = []
    if "owner" in item:
        tests.append(name_of(seen.st_uid, "/etc/passwd", 7) in item["owner"])
    if "group" in item:
        tests.append(name_of(seen.st_gid, "/etc/group", 4) in item["group"])
    if "mode" in item:
        tests.append(mode == int(item["mode"], 8))
    if "mask" in item:
        tests.append(mode & int(item["mask"], 8) == 0)
    if "uid" in item:
        tests.append(str(seen.st_uid) == item["uid"])
    if "gid" in item:
        tests.append(str(seen.st_gid) == item["gid"])
    if "check_uneveness" in item:
        tests.append(not uneven(mode))
    if "file_type" in item:
        tests.append(stat.S_ISDIR(seen.st_mode) if item["file_type"] == "d" else stat.S_ISREG(seen.st_mode))
    return all(tests)


def wants_folder_of_glob(item):
    """A glob finds no directory, so that nobody can tell whether there is one."""
    return item.get("file_type") == "d" and any(is_glob(path.split("/")[-1]) for path in whole_paths(item))


def file_check(item):
    names = found(item)
    if not names and wants_folder_of_glob(item):
        return "ERROR"
    if not names:
        optional = item.get("required") == "NO" or item.get("file_required") == "NO"
        return "PASSED" if optional else "FAILED"
    return "PASSED" if all(complies(name, item) for name in names) else "FAILED"


def file_check_not(item):
    if any(complies(name, item) for name in found(item)):
        return "FAILED"
    return "ERROR" if wants_folder_of_glob(item) else "PASSED"


RULES = {"FILE_CHECK": file_check, "FILE_CHECK_NOT": file_check_not}
