import { expect, it } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { recordHost } from "../../../src/app/record-host.ts";
import { recordedHost } from "../../../src/app/recorded-host.ts";
import { runAudit } from "../../../src/app/run-audit.ts";
import { mergeRecordings } from "../../../src/evidence/merge-recordings.ts";
import { parseDocument } from "../../../src/evidence/parse-document.ts";
import { renderDocument } from "../../../src/evidence/render-document.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import { folderWith } from "../text-files/file-host.ts";

const SETTINGS = { loopback: "left-out" } as const;

function policyOf(folder: string, select: string) {
  const sheet = `<xsl:template match=\\"/\\"><xsl:value-of select=\\"${select}\\"/></xsl:template>`;
  const item = `type : AUDIT_XML\ndescription : "x"\nfile : "${folder}/a.xml"\nxsl_stmt : "${sheet}"\nexpect : "^1$"`;
  const text = `<check_type:"Unix">\n<custom_item>\n${item}\n</custom_item>\n</check_type>\n`;
  const { policy } = loadPolicy({ file: "x.audit", bytes: Buffer.from(text) }, { dialect: "dotaudit" });
  return policy;
}

it("a recording answers for the sheets that it was taken with, and for no other", async () => {
  const folder = folderWith({ "a.xml": '<a p="1" q="2"/>' });
  const [p, q] = [policyOf(folder, "/a/@p"), policyOf(folder, "/a/@q")];
  const document = await recordHost([p, q], localTarget(), { ...SETTINGS, arguments: "left-out" });
  const read = parseDocument(Buffer.from([...renderDocument(document)].join("")));
  if (read.status === "faulty") throw new Error(read.fault.message);
  const merged = mergeRecordings([{ ...read.document, origin: "recording" }]);
  if (merged.status !== "merged") throw new Error(merged.message);
  const host = recordedHost(merged.host, "audit collect");
  const other = policyOf(folder, "count(/a)");
  const { findings } = await runAudit([p, q, other], host, SETTINGS);
  expect(findings.map(({ status }) => status)).toEqual(["PASSED", "FAILED", "ERROR"]);
  expect(findings[2]?.verdict).toMatchObject({ reason: "not-recorded" });
});
