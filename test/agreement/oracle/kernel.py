"""SYSCTL_CHECK (systemd-analyze cat-config), KERNEL_MODULE (modprobe --showconfig) and MOUNT_OPTION (findmnt), at rest."""

import fnmatch
import glob
import json
import os
import re

from programs import run


def at_rest(item, configured, now="RUNNING"):
    """What is now cannot be seen; what the files say decides where it breaks the rule or is all that is asked."""
    source = item.get("source", "BOTH")
    if source == now:
        return "ERROR"
    return "ERROR" if source == "BOTH" and configured == "PASSED" else configured


def slashed(name):
    """Names of sysctl.d(5): where the first separator is a dot, dots and slashes change places."""
    first = re.search(r"[./]", name)
    return name.translate(str.maketrans("./", "/.")) if first and first.group() == "." else name


def lines_of(root):
    """All files in their order; /etc/sysctl.conf is the last."""
    text = run(["systemd-analyze", "cat-config", "--root=" + root, "sysctl.d"])[1]
    if os.path.exists(root + "/etc/sysctl.conf"):
        with open(root + "/etc/sysctl.conf", encoding="utf-8") as file:
            text += "\n" + file.read()
    return [line.strip() for line in text.split("\n") if line.strip() and line.strip()[0] not in "#;"]


def parameter(root, name):
    exact, by_glob, kept = None, None, False
    for line in lines_of(root):
        key, sign, value = (part.strip() for part in line.partition("="))
        key = slashed(key.removeprefix("-").strip())
        if key == name:
            exact, kept = (value if sign else exact), kept or not sign
        elif sign and any(c in key for c in "*?[") and len(key.split("/")) == len(name.split("/")):
            if all(map(fnmatch.fnmatchcase, name.split("/"), key.split("/"))):
                by_glob = value
    return exact if exact is not None else None if kept else by_glob


def one_of(value, wanted):
    if isinstance(wanted, str) and (span := re.fullmatch(r"\[(\w+)\.\.(\w+)\]", wanted)):
        low, high = span.groups()
        if not re.fullmatch(r"-?\d+", value):
            return False
        return (low == "MIN" or int(value) >= int(low)) and (high == "MAX" or int(value) <= int(high))
    return value.split() in [one.split() for one in ([wanted] if isinstance(wanted, str) else wanted)]


def sysctl(item, root):
    value = parameter(root, slashed(item["name"]))
    return at_rest(item, "PASSED" if value is not None and one_of(value, item["value"]) else "FAILED")


FOLDERS = ("/etc/modprobe.d", "/run/modprobe.d", "/usr/local/lib/modprobe.d", "/usr/lib/modprobe.d", "/lib/modprobe.d")


def kernel_module(item, root):
    if item["status"] != "DISABLED":
        return "ERROR"
    name = item["name"].replace("-", "_")
    call = [part for folder in FOLDERS if os.path.isdir(root + folder) for part in ("-C", root + folder)]
    lines = run(["modprobe", *call, "--showconfig"])[1].split("\n") if call else []
    installs = [line.split(" ", 2)[2] for line in lines if line.startswith("install " + name + " ")]
    stopped = installs and installs[0].split()[0] in ("/bin/false", "/bin/true")
    kernels = glob.glob(root + "/lib/modules/*/modules.dep")
    if not kernels and not installs:
        return "ERROR"
    listed, builtin = set() if kernels else {name}, set()
    for path in kernels:
        listed |= set(names_in(path))
        builtin |= set(names_in(path.replace("modules.dep", "modules.builtin")))
    fine = name not in builtin and (name not in listed or stopped)
    return at_rest(item, "PASSED" if fine else "FAILED")


def names_in(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield os.path.basename(line.split(":")[0].strip()).split(".ko")[0].replace("-", "_")


def mount_unit(root, folder, place):
    """A unit that something wants, as [type, options]."""
    name = place.strip("/").replace("/", "-") + ".mount"
    wanted = any(os.path.lexists(root + f"{top}/local-fs.target.wants/{name}") for top in ("/etc/systemd/system", "/usr/lib/systemd/system"))
    if not wanted or not os.path.isfile(root + folder + "/" + name):
        return None
    with open(root + folder + "/" + name, encoding="utf-8") as lines:
        values = dict(line.strip().split("=", 1) for line in lines if "=" in line)
    return [values.get("Type", ""), values.get("Options", "")]


def configured_mount(root, place):
    """A unit in /etc wins over fstab, and fstab over a unit of a package; the last line of fstab counts."""
    own = mount_unit(root, "/etc/systemd/system", place)
    if own:
        return own
    if os.path.exists(root + "/etc/fstab"):
        call = ["findmnt", "--tab-file", root + "/etc/fstab", "--list", "--json", "-o", "TARGET,FSTYPE,OPTIONS"]
        output = run(call)[1]
        found = [one for one in (json.loads(output)["filesystems"] if output.strip() else []) if one["target"] == place]
        if found:
            return [found[-1]["fstype"], found[-1]["options"] or ""]
    return mount_unit(root, "/usr/lib/systemd/system", place)


def complies(mount, item):
    kind, options = mount[0], mount[1].split(",")
    names = set(options) | {option.split("=")[0] for option in options}
    split = lambda keyword: [word for word in re.split(r"[\s,]+", item.get(keyword, "")) if word]
    if not all(word in names for word in split("option")) or any(word in names for word in split("not_option")):
        return False
    return "fs_type" not in item or kind in item["fs_type"]


def mount_option(item, root):
    mount = configured_mount(root, item["mount"])
    if mount is not None:
        return at_rest(item, "PASSED" if complies(mount, item) else "FAILED", "MOUNTED")
    if item.get("source", "BOTH") != "CONFIGURED":
        return "ERROR"
    return "PASSED" if item.get("required") == "NO" else "FAILED"


OUTSIDE = {"SYSCTL_CHECK": sysctl, "KERNEL_MODULE": kernel_module, "MOUNT_OPTION": mount_option}
