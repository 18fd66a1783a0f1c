"""Programs of this machine, and what lines of output mean for a rule."""

import subprocess

PLAIN = {"LC_ALL": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}


def run(call, text=""):
    """How it ended, and what it wrote."""
    done = subprocess.run(call, input=text.encode(), capture_output=True, env=PLAIN)
    return done.returncode, done.stdout.decode("utf-8", "surrogateescape")


def grep(pattern, lines):
    """The lines that match."""
    if not lines:
        return []
    status, output = run(["grep", "-aP", "--", pattern], "".join(line + "\n" for line in lines))
    if status > 1:
        raise ValueError(pattern)
    return output.split("\n")[:-1]


def judge_lines(lines, item):
    """Any line matches; `expect : ""` wants none; lines without a character are no output."""
    if all(line == "" for line in lines):
        lines = []
    if not lines and item.get("check_option") == "CAN_BE_NULL":
        return "PASSED"
    if "regex" in item:
        lines = grep(item["regex"], lines)
    good = True
    if item.get("expect") == "":
        good = not lines
    elif "expect" in item:
        found = grep(item["expect"], lines)
        good = len(found) == len(lines) > 0 if item.get("match_all") == "YES" else found != []
    if "not_expect" in item:
        good = good and not grep(item["not_expect"], lines)
    return "PASSED" if good else "FAILED"
