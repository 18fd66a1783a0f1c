import { checkValue } from "../json/check-value.ts";
import { linkSchema } from "../json/link-schema.ts";
import { parseJson } from "../json/parse-json.ts";
import type { EvidenceRequest } from "../model/evidence.ts";
import document from "./evidence.schema.json" with { type: "json" };

const REQUEST_SCHEMA = linkSchema({ $id: document.$id, $defs: document.$defs, ...document.$defs.request });

/** Reads one request as JSON, as an evidence file has it; `null` for any other text. Never throws. */
export function parseRequest(text: string): EvidenceRequest | null {
  const read = parseJson(Buffer.from(text));
  if (read.status === "faulty" || checkValue(read.value, REQUEST_SCHEMA) !== null) return null;
  return read.value as unknown as EvidenceRequest;
}
