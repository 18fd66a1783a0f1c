import type { FindingRule } from "../../model/report.ts";
import { controlsOf } from "../wording/controls-of.ts";
import type { XmlElement } from "../xml/build-xml.ts";

const CCI_SYSTEM = "http://cyber.mil/cci";

/** The CCI of a rule. */
export function identsOf(rule: FindingRule): readonly XmlElement[] {
  return controlsOf(rule).cci.map((cci) => ({ "@_system": CCI_SYSTEM, "#text": cci }));
}
