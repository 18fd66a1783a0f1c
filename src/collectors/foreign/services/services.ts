import { parseServiceNames } from "../../service-names/parse-service-names.ts";
import type { ForeignFormat, ForeignReading, Recognition } from "../foreign-format.ts";

const ENTRY = /^[ \t]*[^\s#]+[ \t]+\d{1,5}\/[a-z]{3,8}(?:[ \t\r#]|$)/i;
const ENOUGH_LINES = 200;

/** A services file: names of ports. */
export const services: ForeignFormat = {
  id: "services",
  summary: "/etc/services of any system, read as the C library does.",
  cannotShow: ["sockets", "names that only LDAP, NIS or another name service knows"],
  recognise,
  parse,
};

/** Most lines that are no comments have to be entries. */
function recognise(start: string): Recognition {
  const lines = start.split("\n", ENOUGH_LINES).filter((line) => !/^\s*(?:#|$)/.test(line.slice(0, 200)));
  const entries = lines.filter((line) => ENTRY.test(line.slice(0, 200)));
  if (entries.length === 0 || entries.length * 2 <= lines.length) return "no";
  return entries.length > 2 ? "certain" : "likely";
}

function parse(text: string): ForeignReading {
  const names = parseServiceNames(text);
  if (names.length > 0) return { variant: "/etc/services", tables: {}, services: names, remarks: [] };
  return { variant: "/etc/services", tables: {}, remarks: [{ line: 1, text: "No line names a port." }] };
}
