"""FILE_DIGEST, with md5sum, sha256sum and dpkg --verify."""

import os
import re

import files
from programs import run


def digest(program, path):
    return run([program, path])[1].split(" ")[0]


def as_list(value):
    return [value] if isinstance(value, str) else value


def found(root, item):
    asked = {**item, "file": " ".join(root + word for word in item["file"].split())}
    asked["ignore"] = [root + one for one in item.get("ignore", [])]
    return files.found(asked)


def in_list(root, item, path):
    """A name that is no whole path is meant from the folder of the list on; a line of another form spoils the list."""
    same = None
    with open(root + item["digests"], encoding="utf-8") as lines:
        for line in lines:
            form = re.fullmatch(r"([0-9a-fA-F]{32}|[0-9a-fA-F]{64}) [ *](.+)\n", line)
            if not form:
                return "ERROR"
            text, name = form.groups()
            if os.path.normpath(os.path.join(os.path.dirname(item["digests"]), name)) == path.removeprefix(root):
                same = same is not False and digest("md5sum" if len(text) == 32 else "sha256sum", path) == text.lower()
    return "PASSED" if same else "FAILED"


def packaged(root, item, path):
    place = "/usr" + path.removeprefix(root) if path.startswith(root + "/bin/") else path.removeprefix(root)
    admin = "--admindir=" + root + "/var/lib/dpkg"
    if not os.path.exists(root + "/var/lib/dpkg/status"):
        return "ERROR"
    status, output = run(["dpkg-query", admin, "-S", place])
    if status != 0:
        return "FAILED"
    package = output.split(":")[0]
    conffiles = run(["dpkg-query", admin, "-W", "-f", "${Conffiles}", package])[1].split()
    if place in conffiles:
        if item.get("configuration") != "STRICT":
            return "PASSED"
    elif place[1:] not in run(["dpkg-query", admin, "--control-show", package, "md5sums"])[1].split():
        return "ERROR"
    changed = run(["dpkg", "--root=" + root, "--verify", package])[1]
    return "FAILED" if any(line.split(" ")[-1] == place for line in changed.split("\n")) else "PASSED"


def file_digest(item, root):
    names = found(root, item)
    if not names:
        return "PASSED" if item.get("required") == "NO" else "FAILED"
    answers = set()
    for path in names:
        for keyword in ("md5", "sha256"):
            if keyword in item:
                good = digest(keyword + "sum", path) in [one.lower() for one in as_list(item[keyword])]
                answers.add("PASSED" if good else "FAILED")
        if "digests" in item:
            answers.add(in_list(root, item, path))
        if "source" in item:
            answers.add(packaged(root, item, path))
    return next((answer for answer in ("FAILED", "ERROR") if answer in answers), "PASSED")


OUTSIDE = {"FILE_DIGEST": file_digest}
