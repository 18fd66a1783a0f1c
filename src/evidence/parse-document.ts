import { checkAddresses } from "./check-addresses.ts";
import { checkValue } from "../json/check-value.ts";
import { checkVersion } from "./check-version.ts";
import type { EvidenceDocument } from "./evidence-document.ts";
import { parseJson } from "../json/parse-json.ts";
import { DOCUMENT_SCHEMA } from "./schema.ts";
import type { TextFault } from "../json/text-fault.ts";

/** A document that may be judged, or what is wrong with its text. */
export type ReadDocument =
  | { readonly status: "read"; readonly document: EvidenceDocument }
  | { readonly status: "faulty"; readonly fault: TextFault };

/** Reads an evidence file, unpacked. Never throws. Members that this version does not know are left out. */
export function parseDocument(bytes: Uint8Array): ReadDocument {
  const read = parseJson(bytes);
  if (read.status === "faulty") return read;
  const fault = checkVersion(read.value) ?? checkValue(read.value, DOCUMENT_SCHEMA);
  if (fault !== null) return { status: "faulty", fault };
  const document = read.value as unknown as EvidenceDocument;
  const wrongAddress = checkAddresses(document.observations);
  return wrongAddress === null ? { status: "read", document } : { status: "faulty", fault: wrongAddress };
}
