import type { Seen } from "../../model/observation.ts";
import { readXml } from "../xml/read-xml.ts";
import { fileReader } from "./file-reader.ts";
import type { NessusFile } from "./nessus-file.ts";

/** Reads `.nessus` v2, ours and that of Nessus. Never throws; a DOCTYPE is refused, whatever it declares. */
export function parseNessus(text: string): Seen<NessusFile> {
  const reader = fileReader();
  const problem = readXml(text, reader);
  if (problem !== null) return { status: "unavailable", reason: "malformed-output", detail: problem };
  const value = reader.finish();
  if (value !== null) return { status: "observed", value };
  const detail = "The XML is no .nessus v2 file: its root is not <NessusClientData_v2>.";
  return { status: "unavailable", reason: "malformed-output", detail };
}
