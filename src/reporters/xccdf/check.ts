import type { FindingRule } from "../../model/report.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { token } from "../xml/token.ts";
import { uriOf } from "../xml/uri-of.ts";

/** How a rule is judged: by which of our rules, of which policy. */
export function checkOf({ id, location }: FindingRule): XmlElement {
  return {
    "@_system": "urn:dotaudit:check",
    "check-content-ref": { "@_href": uriOf(location.file), "@_name": token(id, "unnamed") },
  };
}
