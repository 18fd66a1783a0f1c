import { accepted, parseChoice, refused, sameKeyword } from "../fields.ts";
import type { Field, FieldResult, FieldSource } from "../fields.ts";
import { digests } from "../field-kinds/digests.ts";
import { listedPorts, narrowingFields, portType } from "../port-rule/port-fields.ts";
import { registerFields } from "../port-rule/register-fields.ts";
import { parseProcessNames } from "./process-names.ts";
import type { ProcessName } from "./process-names.ts";

type Texts = readonly string[];

const name: Field<readonly ProcessName[], "required"> = {
  keyword: { unix: "name", windows: "value_data" },
  presence: "required",
  origin: "nessus",
  summary:
    "accepted executables: whole names or patterns separated by |; with a / the whole path is compared",
  example: '"sshd|launchd"',
  parse: parseProcessNames,
};

const portOption: Field<"CAN_BE_CLOSED", "optional"> = {
  keyword: sameKeyword("port_option"),
  presence: "optional",
  origin: "nessus",
  summary: "CAN_BE_CLOSED: a listed port that is closed does not fail the rule",
  example: "CAN_BE_CLOSED",
  parse: parseChoice(["CAN_BE_CLOSED"]),
};

const comparison: Field<"CHECK_REGEX" | "CHECK_EQUAL", "optional"> = {
  keyword: { unix: null, windows: "check_type" },
  presence: "optional",
  origin: "nessus",
  summary: "CHECK_REGEX: the names are patterns",
  example: "CHECK_REGEX",
  parse: parseChoice(["CHECK_REGEX", "CHECK_EQUAL"]),
};

/** Fields of AUDIT_PROCESS_ON_PORT. */
export const processFields = {
  portType,
  ports: { ...listedPorts, keyword: { unix: "ports", windows: "port_no" } },
  name,
  portOption,
  ...narrowingFields,
  ...registerFields,
  comparison,
  md5: digestField("md5", 32),
  sha256: digestField("sha256", 64),
  owner: textsField(
    "owner",
    "users that may run the process (effective user, name or number)",
    '"root" || "sshd"',
  ),
  path: textsField("path", "whole paths of the executable", '"/usr/sbin/sshd"'),
  package: textsField(
    "package",
    "packages that own the executable, unchanged since they were installed",
    '"openssh-server"',
  ),
  unit: textsField("unit", "systemd units of the process", '"ssh.service" || "ssh.socket"'),
  container: textsField(
    "container",
    'container ids, or the first 12 or more digits of one; "none" for the host itself',
    '"none"',
  ),
};

function digestField(algorithm: string, digits: number): Field<Texts, "optional"> {
  return {
    ...digests(digits),
    keyword: sameKeyword(algorithm),
    presence: "optional",
    origin: "extension",
    summary: `accepted ${algorithm.toUpperCase()} digests of the running binary; alternatives with ||`,
  };
}

function textsField(keyword: string, summary: string, example: string): Field<Texts, "optional"> {
  return {
    keyword: sameKeyword(keyword),
    presence: "optional",
    origin: "extension",
    summary,
    example,
    parse: parseTexts,
  };
}

function parseTexts(source: FieldSource): FieldResult<Texts> {
  const texts = source.alternatives.map(({ text }) => text.trim()).filter((text) => text !== "");
  return texts.length > 0
    ? accepted(texts)
    : refused({ code: "AUD2043", severity: "error", message: "expected at least one value, found none" });
}
