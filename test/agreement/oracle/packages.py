"""DPKG_CHECK (dpkg), RPM_CHECK (rpm) and APK_CHECK (the order that apk documents for its versions)."""

import os
import re

from programs import run

SIGNS = {"lt": (-1,), "lte": (-1, 0), "eq": (0,), "gte": (0, 1), "gt": (1,)}
DATABASES = ("/var/lib/dpkg/status", "/var/lib/rpm/rpmdb.sqlite", "/lib/apk/db/installed")
THERE = {"installed", "unpacked", "half-configured", "triggers-awaited", "triggers-pending", "half-installed"}


def settle(item, root, installed, complies):
    """Every installed version has to comply; a package that is not there is a fault only where it is required."""
    if not any(os.path.exists(root + path) for path in DATABASES):
        return "ERROR"
    if not installed:
        required = item.get("required", "NO" if "operator" in item else "YES")
        return "FAILED" if required == "YES" else "PASSED"
    return "PASSED" if "operator" not in item or all(map(complies, installed)) else "FAILED"


def dpkg(item, root):
    call = ["dpkg-query", "--admindir=" + root + "/var/lib/dpkg", "-W", "-f"]
    status, output = run([*call, "${db:Status-Status} ${Version}\n", item["dpkg"]])
    if status > 1 and os.path.exists(root + "/var/lib/dpkg/status"):
        raise ValueError("dpkg does not read this")
    lines = [line.split(" ") for line in output.split("\n") if line] if status == 0 else []
    installed = [version for state, version in lines if state in THERE]

    def complies(version):
        return run(["dpkg", "--compare-versions", version, item["operator"].replace("lte", "le").replace("gte", "ge"), item["version"]])[0] == 0

    return settle(item, root, installed, complies)


def rpm_order(one, other):
    return int(run(["rpm", "--eval", '%{lua:print(rpm.vercmp("' + one + '","' + other + '"))}'])[1])


def rpm_parts(text):
    """name-[epoch:]version-release, where version and release begin with a digit."""
    name, *parts = re.fullmatch(r"(.+?)(?:-(\d[^-]*))?(?:-(\d[^-]*))?", text).groups()
    version, release = parts
    epoch = None
    if version and ":" in version:
        epoch, version = version.split(":", 1)
    return name, epoch, version, release


def rpm(item, root):
    name, epoch, version, release = rpm_parts(item["rpm"])
    if not os.path.exists(root + "/var/lib/rpm/rpmdb.sqlite"):
        return settle(item, root, [], None)  # rpm would make a database
    form = "%|EPOCH?{%{EPOCH}}:{0}| %{VERSION} %{RELEASE}\n"
    status, output = run(["rpm", "--root", root, "--dbpath", "/var/lib/rpm", "-q", "--qf", form, name])
    installed = [line.split(" ") for line in output.split("\n") if line] if status == 0 else []

    def complies(seen):
        orders = [rpm_order(mine, wanted) for mine, wanted in zip(seen, (epoch, version, release)) if wanted]
        return next((order for order in orders if order), 0) in SIGNS[item["operator"]]

    return settle(item, root, installed, complies)


SUFFIXES = ["alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p"]


def apk_key(version):
    """Numbers, a letter, suffixes with numbers, a revision; a version without any suffix is above those before a release."""
    numbers, letter, suffixes, revision = re.fullmatch(r"([\d.]+)([a-z]?)((?:_[a-z]+\d*)*)(?:-r(\d+))?", version).groups()
    order = [(SUFFIXES.index(name) - 4, int(number or 0)) for name, number in re.findall(r"_([a-z]+)(\d*)", suffixes)]
    return [int(n) for n in numbers.split(".")], letter, order + [(0, 0)], int(revision or 0)


def apk(item, root):
    installed, name = [], None
    if os.path.exists(root + "/lib/apk/db/installed"):
        with open(root + "/lib/apk/db/installed", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("P:"):
                    name = line[2:].strip()
                if line.startswith("V:") and name == item["apk"]:
                    installed.append(line[2:].strip())

    def complies(version):
        mine, wanted = apk_key(version), apk_key(item["version"])
        return (mine > wanted) - (mine < wanted) in SIGNS[item["operator"]]

    return settle(item, root, installed, complies)


OUTSIDE = {"DPKG_CHECK": dpkg, "RPM_CHECK": rpm, "APK_CHECK": apk}
