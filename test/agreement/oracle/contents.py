"""FILE_CONTENT_CHECK and FILE_CONTENT_CHECK_NOT, with grep -P of the machine outside."""

import os
import subprocess

from files import found

OUTSIDE = (0, "/")


def grep(pattern, lines):
    """The lines that match. grep is not in the host, so the root is left for a moment."""
    descriptor, root = OUTSIDE
    os.fchdir(descriptor)
    os.chroot(".")
    try:
        call = ["grep", "-P", "--", pattern]
        text = "".join(line + "\n" for line in lines)
        done = subprocess.run(call, input=text, capture_output=True, text=True, env={"LC_ALL": "C.UTF-8", "PATH": "/bin:/usr/bin"})
        if done.returncode > 1:
            raise ValueError(done.stderr)
        return done.stdout.split("\n")[:-1]
    finally:
        os.chroot(root)
        os.chdir("/")


def lines_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = file.read().split("\n")
    if lines[-1] == "":
        lines.pop()
    return [line[:-1] if line.endswith("\r") else line for line in lines]


def sorted_lines(item):
    """Lines that match regex, of all files: those that match expect too, and the others."""
    names = [name for name in found(item) if not os.path.isdir(name)]
    lines = [line for name in names for line in lines_of(name)]
    chosen = grep(item["regex"], lines) if lines else []
    good = grep(item["expect"], chosen) if chosen else []
    return names, chosen, good


def content_check(item):
    names, chosen, good = sorted_lines(item)
    if not names:
        optional = item.get("required") == "NO" or item.get("file_required") == "NO"
        return "PASSED" if optional else "FAILED"
    if len(good) < len(chosen):
        return "FAILED"
    if len(good) < int(item.get("min_occurrences", "0")):
        return "FAILED"
    if chosen:
        return "PASSED"
    optional = item.get("required") == "NO" or item.get("string_required") == "NO"
    return "PASSED" if optional else "FAILED"


def content_check_not(item):
    names, _, good = sorted_lines(item)
    if not names:
        optional = item.get("required") == "NO" or item.get("file_required") == "NO"
        return "PASSED" if optional else "FAILED"
    return "FAILED" if good else "PASSED"


RULES = {"FILE_CONTENT_CHECK": content_check, "FILE_CONTENT_CHECK_NOT": content_check_not}
