"""FILE_CONTENT_CHECK under check_type "FileContent": passes where no file has what the rule looks for."""

import os
import re

UNITS = {"": 1, "K": 1024, "M": 1 << 20}


def limit(item):
    number, unit = re.fullmatch(r"(\d+)([KM]?)", item.get("max_size", "1M")).groups()
    return int(number) * UNITS[unit]


def chosen(root, item):
    """Files with one of the extensions, in whatever letter case, below the paths."""
    left_out = [root + path for path in item.get("exclude_paths", [])]
    for top in item["include_paths"]:
        for folder, _, names in os.walk(root + top):
            if any(folder == path or folder.startswith(path + "/") and not (root + top).startswith(path + "/") for path in left_out):
                continue
            for name in names:
                if not any(name.lower().endswith("." + one.lower()) for one in item["file_extension"]):
                    continue
                if "file_name" in item and not any(part.lower() in name.lower() for part in item["file_name"]):
                    continue
                if os.path.isfile(folder + "/" + name) and not os.path.islink(folder + "/" + name):
                    yield folder + "/" + name


def good_digit(number):
    digits = [int(digit) for digit in reversed(number)]
    return (sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])) % 10 == 0


def has(text, item):
    found = re.findall(item["regex"], text)
    if item.get("luhn") == "YES":
        found = [one for one in found if good_digit(one)]
    return found != [] and any(re.search(one, text, re.IGNORECASE) for one in item["expect"])


def content_audit(item, root):
    verdict = "PASSED"
    for path in chosen(root, item):
        if "regex" not in item:
            return "FAILED"
        with open(path, "rb") as file:
            data = file.read(limit(item))
        if has(data.decode("utf-8"), item):
            return "FAILED"
        if data[:5] == b"%PDF-" or data[:4] == b"PK\x03\x04":
            verdict = "ERROR"
    return verdict


AUDITS = {"FILE_CONTENT_CHECK": content_audit}
