import type { AuditReport } from "../../model/report.ts";
import { benchmarkOf } from "../xccdf/benchmark.ts";
import { testResultOf } from "../xccdf/test-result.ts";
import { xccdfIds } from "../xccdf/xccdf-ids.ts";
import { buildXml } from "../xml/build-xml.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { computingDeviceOf } from "./computing-device.ts";

const REQUEST = "request0";
const ASSET = "asset0";
const REPORT = "xccdf0";
const NAMESPACES = "http://scap.nist.gov/schema";

/** The report as an ARF 1.1 collection of one request, one asset and one report, and how they belong together. */
export function renderArf(report: AuditReport): string {
  const ids = xccdfIds(report);
  const collection = {
    "@_xmlns:arf": `${NAMESPACES}/asset-reporting-format/1.1`,
    "@_xmlns:core": `${NAMESPACES}/reporting-core/1.1`,
    "@_xmlns:ai": `${NAMESPACES}/asset-identification/1.1`,
    "core:relationships": {
      "@_xmlns:arfvocab": "http://scap.nist.gov/specifications/arf/vocabulary/relationships/1.0#",
      "core:relationship": [relationship("createdFor", REQUEST), relationship("isAbout", ASSET)],
    },
    "arf:report-requests": {
      "arf:report-request": { "@_id": REQUEST, "arf:content": { Benchmark: benchmarkOf(report, ids) } },
    },
    "arf:assets": { "arf:asset": { "@_id": ASSET, "ai:computing-device": computingDeviceOf(report) } },
    "arf:reports": {
      "arf:report": {
        "@_id": REPORT,
        "arf:content": { TestResult: testResultOf(report, ids, `#${REQUEST}`) },
      },
    },
  };
  return buildXml({ "arf:asset-report-collection": collection });
}

function relationship(type: string, to: string): XmlElement {
  return { "@_type": `arfvocab:${type}`, "@_subject": REPORT, "core:ref": to };
}
