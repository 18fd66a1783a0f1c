"""What only a running system can answer: commands, processes, parameters and mounts of this machine."""

import json
import os
import re
import subprocess

from programs import PLAIN, judge_lines, run


def cmd_exec(item, root):
    """Both streams are the output; nothing can be read; the language is C."""
    is_script = item["cmd"].startswith("#!")
    call = [item["cmd"].split("\n")[0][2:].strip(), "-c", item["cmd"]] if is_script else ["/bin/sh", "-c", item["cmd"]]
    env = {**PLAIN, "LC_ALL": "C"}
    try:
        done = subprocess.run(call, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env, timeout=int(item.get("timeout", "60")))
    except subprocess.TimeoutExpired:
        return "ERROR"
    return judge_lines(done.stdout.decode().removesuffix("\n").split("\n"), item)


def process(item, root):
    """Zombies have ended. A name is that of the kernel, or the last part of the first word of the command line."""
    rows = run(["ps", "-eo", "stat=,euser:32=,comm:64=,args="])[1].split("\n")[:-1]
    seen = False
    for state, user, name, *words in map(str.split, rows):
        names = {name, os.path.basename(words[0]) if words else name}
        if state[0] != "Z" and item["name"] in names and ("owner" not in item or user in item["owner"]):
            seen = True
    return "PASSED" if seen == (item["status"] == "ON") else "FAILED"


def sysctl(item, root):
    value = run(["sysctl", "-n", item["name"]])[1].split()
    if isinstance(item["value"], str) and (span := re.fullmatch(r"\[(\w+)\.\.(\w+)\]", item["value"])):
        low, high = span.groups()
        if len(value) != 1 or not re.fullmatch(r"-?\d+", value[0]):
            return "FAILED"
        fits = (low == "MIN" or int(value[0]) >= int(low)) and (high == "MAX" or int(value[0]) <= int(high))
        return "PASSED" if fits else "FAILED"
    wanted = [item["value"]] if isinstance(item["value"], str) else item["value"]
    return "PASSED" if value in [one.split() for one in wanted] else "FAILED"


def mount(item, root):
    """What is mounted last on a folder is what is seen there."""
    output = run(["findmnt", "--json", "--list", "--kernel", "-o", "TARGET,FSTYPE,OPTIONS"])[1]
    found = [one for one in json.loads(output)["filesystems"] if one["target"] == item["mount"]]
    if not found:
        return "PASSED" if item.get("required") == "NO" else "FAILED"
    options = found[-1]["options"].split(",")
    names = {*options, *(option.split("=")[0] for option in options)}
    good = set(item.get("option", "").split()) <= names and not set(item.get("not_option", "").split()) & names
    return "PASSED" if good and found[-1]["fstype"] in item.get("fs_type", [found[-1]["fstype"]]) else "FAILED"


LIVE = {"CMD_EXEC": cmd_exec, "PROCESS_CHECK": process, "SYSCTL_CHECK": sysctl, "MOUNT_OPTION": mount}
