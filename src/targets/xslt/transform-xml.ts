import type { Seen, Unavailable } from "../../model/observation.ts";
import { findProgram } from "../local/find-program.ts";
import { runProgram } from "../local/run-program.ts";
import type { ProgramOutput } from "../program-access.ts";
import { explainXslt, XSLT_STATUSES } from "./explain-xslt.ts";
import { plainDocument } from "./plain-document.ts";
import { refusalOfSheet } from "./refusal-of-sheet.ts";
import { declaredUtf8 } from "./declared-utf8.ts";
import { xsltFolder } from "./xslt-folder.ts";

const TIMEOUT_MS = 10_000;
const LIMIT = 1 << 20;

/** A shell that is used for its limits alone: kibibytes of memory, seconds of work. A system may not know one of them. */
const LIMITED = 'ulimit -v 1048576; ulimit -t 10; ulimit -c 0; exec "$0" "$@"';

const OPTIONS = [
  "--nonet",
  "--nowrite",
  "--nomkdir",
  "--novalid",
  "--maxdepth",
  "1000",
  "--maxvars",
  "10000",
];

/** The text that an XSLT 1.0 sheet makes of a document, on the machine that audits. Reads no other file. Never throws. */
export async function transformXml(sheet: string, document: string): Promise<Seen<string>> {
  const refusal = refusalOfSheet(sheet);
  if (refusal !== null) return unseen("not-supported", `The sheet is refused: ${refusal}.`);
  const plain = plainDocument(document);
  if (plain.status === "unavailable") return plain;
  const program = findProgram("xsltproc");
  if (program.status === "unavailable") return withPackage(program);
  const folder = xsltFolder(declaredUtf8(sheet), plain.value);
  if (folder.status === "unavailable") return folder;
  try {
    const files = [folder.value.sheet, folder.value.document];
    return textOf(await runXslt([program.value, ...OPTIONS, ...files]));
  } finally {
    folder.value.remove();
  }
}

function runXslt(words: readonly string[]): Promise<Seen<ProgramOutput>> {
  return runProgram({
    program: "sh",
    args: ["-c", LIMITED, ...words],
    timeoutMs: TIMEOUT_MS,
    limitBytes: LIMIT,
    statuses: XSLT_STATUSES,
  });
}

function textOf(output: Seen<ProgramOutput>): Seen<string> {
  if (output.status === "unavailable") return { ...output, detail: DETAILS[output.reason] ?? output.detail };
  const { stdout, stderr, exitStatus = 0 } = output.value;
  const fault = explainXslt(exitStatus, stderr);
  return fault === null ? { status: "observed", value: stdout } : unseen(fault.reason, fault.detail);
}

const DETAILS: Readonly<Partial<Record<Unavailable["reason"], string>>> = {
  "truncated-output": `xsltproc wrote more than ${LIMIT} bytes.`,
  "timed-out": `xsltproc did not end within ${TIMEOUT_MS / 1000} seconds.`,
  failed: "xsltproc took more time or memory than it may, or could not be run.",
};

function withPackage({ reason, detail }: Unavailable): Unavailable {
  if (reason !== "missing-tool") return { status: "unavailable", reason, detail };
  return unseen(reason, `${detail} It is in the package xsltproc, or libxslt.`);
}

function unseen(reason: Unavailable["reason"], detail: string): Unavailable {
  return { status: "unavailable", reason, detail };
}
