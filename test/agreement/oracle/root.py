"""Items about root: a real shell logs in, and says which PATH it has."""

import os
import re
import stat
import subprocess

from programs import PLAIN


def listed(path):
    with open(path, encoding="utf-8") as lines:
        return [word for word in (line.split("#")[0].strip() for line in lines) if word]


def console_only(item, root):
    if not os.path.exists(root + "/etc/securetty"):
        return "FAILED"
    places = listed(root + "/etc/securetty")
    return "PASSED" if all(re.fullmatch(r"console|tty[1-9]\d*|vc/[1-9]\d*", place) for place in places) else "FAILED"


def kept_from_ftp(item, root):
    lists = ("/etc/ftpusers", "/etc/ftpd/ftpusers", "/etc/vsftpd.ftpusers", "/etc/vsftpd/ftpusers")
    present = [path for path in lists if os.path.exists(root + path)]
    kept = {name for path in present for name in listed(root + path)}
    with open(root + "/etc/passwd", encoding="utf-8") as lines:
        admins = [fields[0] for fields in (line.split(":") for line in lines) if int(fields[2]) < 500]
    return "PASSED" if present and all(name in kept for name in admins) else "FAILED"


def root_path(root):
    """ENV_SUPATH of login.defs, then /etc/environment, then what the shell of the host reads."""
    path = None
    with open(root + "/etc/login.defs", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("ENV_SUPATH"):
                path = line.split(None, 1)[1].strip().removeprefix("PATH=")
    if os.path.exists(root + "/etc/environment"):
        with open(root + "/etc/environment", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("PATH="):
                    path = line.strip()[5:].strip('"')
    env = {**PLAIN, "PATH": path, "HOME": "/root"}
    script = 'printf "%s\\n" "$PATH"'
    done = subprocess.run(["/usr/sbin/chroot", root, "/bin/sh", "-l", "-c", script], capture_output=True, text=True, env=env)
    return done.stdout.split("\n")[-2].split(":")


def no_dot(item, root):
    return "FAILED" if any(part in ("", ".", "./") for part in root_path(root)) else "PASSED"


def nobody_writes(item, root):
    mask, answers = int(item.get("mask", "022"), 8), set()
    for part in root_path(root):
        if not part.startswith("/"):
            answers.add("ERROR")
        elif os.path.isdir(root + part):
            answers.add("FAILED" if stat.S_IMODE(os.stat(root + part).st_mode) & mask else "PASSED")
    return next((answer for answer in ("FAILED", "ERROR") if answer in answers), "PASSED")


OUTSIDE = {
    "root_login_from_console": console_only,
    "admin_accounts_in_ftpusers": kept_from_ftp,
    "dot_in_root_path_variable": no_dot,
    "writeable_dirs_in_root_path_variable": nobody_writes,
}
