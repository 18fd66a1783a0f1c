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
import content_audits
import contents
import digests
import files
import kernel
import live
import packages
import root as root_items
import searches
import services
import sheets
import texts

INSIDE = {**files.RULES, **contents.RULES, **accounts.RULES}
OUTSIDE = {}
for part in (digests, kernel, root_items, packages, searches, services, sheets, texts):
    OUTSIDE.update(part.OUTSIDE)


def outside_rule(item, root):
    """A host at `/` is this machine. Two types mean something else by some of their keywords."""
    if root == "/":
        return live.LIVE[item["type"]]
    if "json_transform" in item:
        return texts.TRANSFORMED[item["type"]]
    if "xsl_stmt" in item and item["type"] in sheets.MADE:
        return sheets.MADE[item["type"]]
    if "file_extension" in item:
        return content_audits.AUDITS[item["type"]]
    return OUTSIDE.get(item["type"])


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
        answers.append([])
        for item in host["items"]:
            rule = outside_rule(item, root)
            answers[-1].append(rule(item, root) if rule else judge_inside(item, root, outside))
    json.dump(answers, sys.stdout)


main()
