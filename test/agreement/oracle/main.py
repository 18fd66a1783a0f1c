"""A second opinion about policies, written from the description of the language alone.

Reads from standard input a JSON list of hosts, {"root": folder, "items": [{"type": ..., keyword: value}]}, and prints
for each host the list of its verdicts. For the rules of INSIDE it changes its root into the host, so that links mean what
they mean there; those of OUTSIDE get the folder, for programs of this machine. It has to be run by root.
"""

import codecs
import json
import os
import sys

import accounts
import contents
import files

INSIDE = {**files.RULES, **contents.RULES, **accounts.RULES}
OUTSIDE = {}


def judge_inside(item, root, outside):
    os.chroot(root)
    os.chdir("/")
    contents.OUTSIDE = (outside, root)
    try:
        return INSIDE[item["type"]](item)
    except PermissionError:
        return "ERROR"
    finally:
        os.fchdir(outside)
        os.chroot(".")


def main():
    codecs.lookup("latin-1")  # loaded before the root changes
    codecs.lookup("utf-8")
    outside = os.open("/", os.O_RDONLY)
    answers = []
    for host in json.load(sys.stdin):
        root = host["root"]
        answers.append(
            [
                OUTSIDE[item["type"]](item, root) if item["type"] in OUTSIDE else judge_inside(item, root, outside)
                for item in host["items"]
            ]
        )
    json.dump(answers, sys.stdout)


main()
