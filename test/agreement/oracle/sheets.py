"""AUDIT_XML and xsl_stmt, with xsltproc."""

import os
import subprocess
import tempfile

import files
from programs import grep, judge_lines

HEAD = '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="text"/>\n'


def lines_made(path, item):
    """The lines of the text that the sheet makes of a file; None where that cannot be done."""
    with tempfile.NamedTemporaryFile("w", suffix=".xsl") as sheet:
        sheet.write(HEAD + "\n".join(item["xsl_stmt"]) + "\n</xsl:stylesheet>\n")
        sheet.flush()
        done = subprocess.run(["xsltproc", "--nonet", sheet.name, path], capture_output=True, text=True)
    if done.returncode != 0:
        return None
    return done.stdout.removesuffix("\n").split("\n") if done.stdout else []


def audit_xml(item, root):
    """What is made of every file has to pass."""
    names = files.found({**item, "file": root + item["file"]})
    answers = set()
    for name in names:
        lines = lines_made(name, item)
        answers.add("ERROR" if lines is None else judge_lines(lines, item))
    return next((one for one in ("FAILED", "ERROR", "PASSED") if one in answers), "FAILED")


def content_check(item, root):
    if not os.path.exists(root + item["file"]):
        return "FAILED"
    lines = lines_made(root + item["file"], item)
    if lines is None:
        return "ERROR"
    chosen = grep(item["regex"], lines)
    return "PASSED" if chosen and len(grep(item["expect"], chosen)) == len(chosen) else "FAILED"


OUTSIDE = {"AUDIT_XML": audit_xml}
MADE = {"FILE_CONTENT_CHECK": content_check}
