"""SYSTEMD_UNIT (systemctl), CHKCONFIG (links of run levels) and XINETD_SVC (xinetd.conf(5))."""

import os
import re

from programs import run

UNITS = ("/etc/systemd/system/", "/usr/lib/systemd/system/")


def enabled(root, unit):
    """What systemctl says of the files; two of its words are one here."""
    script = "/etc/init.d/" + unit.removesuffix(".service")
    template = re.sub(r"@.*\.", "@.", unit)
    if not any(os.path.lexists(root + place + name) for place in UNITS for name in (unit, template)):
        return "generated" if os.path.exists(root + script) else "not-found"
    word = run(["systemctl", "--root=" + root, "is-enabled", unit])[1].strip()
    return {"masked-runtime": "masked", "linked-runtime": "linked", "": "not-found"}.get(word, word)


def named(unit):
    return unit if "." in unit else unit + ".service"


def systemd_unit(item, root):
    """Whether it is active cannot be seen of a system that does not run."""
    if "enabled" in item and enabled(root, named(item["unit"])) not in item["enabled"]:
        return "FAILED"
    return "ERROR" if "active" in item else "PASSED"


def run_levels(root, service):
    """The levels in which it is started; None where there is no such service."""
    started, known = set(), False
    for top in ("/etc/rc.d/", "/etc/"):
        known |= os.path.lexists(root + top + "init.d/" + service)
        for level in "0123456":
            names = os.listdir(root + top + f"rc{level}.d") if os.path.isdir(root + top + f"rc{level}.d") else []
            for name in names:
                if re.fullmatch(r"[SK]\d\d" + re.escape(service), name):
                    known = True
                    if name[0] == "S":
                        started.add(level)
    return started if known else None


def chkconfig(item, root):
    word = enabled(root, item["service"] + ".service")
    if word in ("not-found", "generated"):
        started = run_levels(root, item["service"])
    else:
        started = {"enabled": set("0123456"), "disabled": set(), "masked": set()}.get(word)
        if started is None:
            return "FAILED"
    if started is None:
        return "PASSED" if item["status"] == "OFF" or item.get("check_option") == "CAN_BE_NULL" else "FAILED"
    levels = set(item.get("levels", "0123456"))
    return "PASSED" if (levels <= started if item["status"] == "ON" else not levels & started) else "FAILED"


def xinetd_sections(path, included=None):
    """(kind, name, attributes, name of the file), with what is included."""
    sections, current = [], None
    with open(path, encoding="utf-8") as lines:
        for line in map(str.strip, lines):
            head = re.fullmatch(r"(service\s+(\S+)|defaults)", line)
            if head:
                current = (head.group(2), {}, included)
                sections.append(current)
            elif line.startswith("includedir"):
                folder = path.removesuffix("/etc/xinetd.conf") + line.split()[1]
                for name in sorted(os.listdir(folder) if os.path.isdir(folder) else []):
                    if "." not in name and not name.endswith("~"):
                        sections += xinetd_sections(folder + "/" + name, name)
            elif line == "}":
                current = None
            elif current and re.match(r"[a-z_]+\s*\+?=", line):
                name, value = re.split(r"\s*\+?=\s*", line, maxsplit=1)
                current[1].setdefault(name, []).extend(value.split())
    return sections


def xinetd(item, root):
    if not os.path.exists(root + "/etc/xinetd.conf"):
        return "PASSED" if item["status"] == "OFF" else "FAILED"
    sections = xinetd_sections(root + "/etc/xinetd.conf")
    defaults = {key: value for name, values, _ in sections if name is None for key, value in values.items()}
    states = []
    for name, values, file in sections:
        ident = values.get("id", [name])[0]
        if name is not None and item["service"] in (name, ident, file):
            off = values.get("disable") == ["yes"] or ident in defaults.get("disabled", [])
            states.append(not off and ("enabled" not in defaults or ident in defaults["enabled"]))
    if item["status"] == "OFF":
        return "FAILED" if any(states) else "PASSED"
    return "PASSED" if states and all(states) else "FAILED"


OUTSIDE = {"SYSTEMD_UNIT": systemd_unit, "CHKCONFIG": chkconfig, "XINETD_SVC": xinetd}
