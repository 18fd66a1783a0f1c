import { linkSchema } from "../json/link-schema.ts";
import document from "./evidence.schema.json" with { type: "json" };

/** Name of the schema, which every document refers to. */
export const EVIDENCE_SCHEMA: string = document.$id;

/** The schema of a whole document. */
export const DOCUMENT_SCHEMA = linkSchema(document);
