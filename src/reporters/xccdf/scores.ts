import type { Finding } from "../../model/report.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { RESULTS } from "./result-words.ts";
import type { XccdfResult } from "./result-words.ts";

const NOT_SCORED: ReadonlySet<XccdfResult> = new Set(["notchecked", "notapplicable"]);

/** The score by two models of XCCDF. What could not be judged counts as not passed; a report without a judgement has 0. */
export function scoresOf(findings: readonly Finding[]): readonly XmlElement[] {
  const scored = findings.map(({ status }) => RESULTS[status]).filter((result) => !NOT_SCORED.has(result));
  const passed = scored.filter((result) => result === "pass").length;
  const percent = scored.length === 0 ? 0 : Math.floor((passed / scored.length) * 10_000) / 100;
  return [
    { "@_system": "urn:xccdf:scoring:default", "@_maximum": "100", "#text": percent.toFixed(2) },
    {
      "@_system": "urn:xccdf:scoring:flat-unweighted",
      "@_maximum": String(scored.length),
      "#text": String(passed),
    },
  ];
}
