import { parseChoice } from "../fields.ts";
import type { Field } from "../fields.ts";
import { portType } from "./port-fields.ts";

/** `port_type` of a rule whose sources know no UDP-Lite: scanners, and ss. */
export const tcpOrUdp: Field<"TCP" | "UDP", "required"> = {
  ...portType,
  origin: "extension",
  summary: "TCP or UDP",
  words: ["TCP", "UDP"],
  parse: parseChoice(["TCP", "UDP"]),
};
