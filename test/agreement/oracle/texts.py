"""BANNER_CHECK, GRAMMAR_CHECK and json_transform (with jq)."""

import os
import re
import subprocess

import files
from contents import lines_of
from programs import grep


def at(root, item):
    """The files of a rule that are no directories. These hosts have no link that leads out of a folder."""
    asked = {**item, "file": " ".join(root + word for word in item["file"].split())}
    return [name for name in files.found(asked) if not os.path.isdir(name)]


def words(text):
    return re.sub(r"\\[nrt]", " ", text).split()


def holds(path, item):
    with open(path, encoding="utf-8", newline="") as file:
        seen, wanted = words(file.read()), words(item["content"])
    if item.get("is_substring") != "YES":
        return seen == wanted
    return " ".join(wanted) in " ".join(seen)


def banner(item, root):
    names = at(root, item)
    return "PASSED" if names and all(holds(name, item) for name in names) else "FAILED"


def grammar(item, root):
    names = at(root, item)
    for name in names:
        lines = [line for line in lines_of(name) if line.strip() and not line.startswith("#")]
        for pattern in item["regex"]:
            fitting = set(grep(pattern, lines))
            lines = [line for line in lines if line not in fitting]
        if lines:
            return "FAILED"
    return "PASSED" if names else "FAILED"


def transformed(item, root):
    """FILE_CONTENT_CHECK and its opposite on what jq prints; a fault of the filter is ERROR."""
    with open(root + item["file"], encoding="utf-8") as file:
        done = subprocess.run(["jq", "-r", item["json_transform"]], stdin=file, capture_output=True, text=True)
    if done.stderr:
        return "ERROR"
    chosen = grep(item["regex"], done.stdout.split("\n")[:-1])
    good = grep(item["expect"], chosen)
    if item["type"].endswith("_NOT"):
        return "FAILED" if good else "PASSED"
    return "PASSED" if chosen and len(good) == len(chosen) else "FAILED"


OUTSIDE = {"BANNER_CHECK": banner, "GRAMMAR_CHECK": grammar}
TRANSFORMED = {"FILE_CONTENT_CHECK": transformed, "FILE_CONTENT_CHECK_NOT": transformed}
