import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainDocument } from "../../../src/targets/xslt/plain-document.ts";
import { refusalOfSheet } from "../../../src/targets/xslt/refusal-of-sheet.ts";
import { transformXml } from "../../../src/targets/xslt/transform-xml.ts";
import { processorTime } from "../../processor-time.ts";

function sheetOf(templates: string): string {
  return `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="text"/>${templates}</xsl:stylesheet>`;
}

function root(body: string): string {
  return sheetOf(`<xsl:template match="/">${body}</xsl:template>`);
}

const NAME = root('<xsl:value-of select="name(/*)"/>');
const ENDLESS = sheetOf(
  '<xsl:template match="/"><xsl:call-template name="x"><xsl:with-param name="s" select="100"/></xsl:call-template></xsl:template><xsl:template name="x"><xsl:param name="s"/><xsl:if test="$s&gt;0"><xsl:call-template name="x"><xsl:with-param name="s" select="$s - 1"/></xsl:call-template><xsl:call-template name="x"><xsl:with-param name="s" select="$s - 1"/></xsl:call-template></xsl:if></xsl:template>',
);
const ITSELF = sheetOf(
  '<xsl:template match="/"><xsl:call-template name="x"/></xsl:template><xsl:template name="x"><xsl:call-template name="x"/></xsl:template>',
);

describe("documents", () => {
  it.each([
    ["a declaration of another encoding", '<?xml version="1.0"\n encoding="UTF-16"?><a>ö</a>'],
    ["a byte order mark", "\uFEFF<a/>"],
    ["a comment and an instruction before the root", "<!-- <!DOCTYPE b [ --><?p ?>\n<a/>"],
    ["a DOCTYPE that only names a definition", '<!DOCTYPE a PUBLIC "-//x[" "http://192.0.2.1/x.dtd"><a/>'],
  ])("are read with %s", async (_, document) => {
    expect(await transformXml(NAME, document)).toEqual({ status: "observed", value: "a" });
  });

  it.each([
    ["no XML", "a = b", "malformed-output"],
    ["empty", "", "malformed-output"],
    ["cut", "<a><b></a>", "malformed-output"],
    ["nested 5,000 deep", "<a>".repeat(5000) + "</a>".repeat(5000), "malformed-output"],
    [
      "of entities that grow",
      '<!DOCTYPE a [<!ENTITY b "bbb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
      "not-supported",
    ],
    ["of a file in an entity", '<!DOCTYPE a [<!ENTITY b SYSTEM "/etc/passwd">]><a>&b;</a>', "not-supported"],
    [
      "of a second DOCTYPE",
      '<!DOCTYPE a><!DOCTYPE a [<!ENTITY b SYSTEM "/etc/passwd">]><a/>',
      "not-supported",
    ],
    ["of two declarations", '<?xml ?><?xml version="1.0" encoding="UTF-7"?>+ADw-a/+AD4-', "malformed-output"],
    ["in UTF-7", '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>', "malformed-output"],
  ])("that are %s make nothing", async (_, document, reason) => {
    expect(await transformXml(NAME, document)).toMatchObject({ status: "unavailable", reason });
  });

  it("are taken apart in a time that grows as they do", () => {
    for (const text of [
      "<!--" + "-".repeat(8e6),
      "<?" + "?".repeat(8e6),
      " ".repeat(8e6),
      `<!DOCTYPE a ${'"'.repeat(8e6)}`,
    ]) {
      const before = processorTime();
      plainDocument(text);
      expect(processorTime() - before).toBeLessThan(10_000);
    }
  });

  it("never throw", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("<!--", "-->", "<?xml ", "?>", "<!DOCTYPE", "[", "]>", '"', "<a/>", "\n")),
        (parts) => {
          const plain = plainDocument(parts.join(""));
          if (plain.status === "observed") expect(plain.value).toContain('encoding="UTF-8"');
        },
      ),
    );
  });
});

describe("sheets", () => {
  it.each([
    ["another file", root("<xsl:value-of select=\"document('/etc/hostname')\"/>")],
    ["another file, in references to characters", root('<xsl:value-of select="&#x64;ocumen&#0116; (1)"/>')],
    ["another sheet", sheetOf('<xsl:include href="/etc/x.xsl"/>')],
    [
      "another sheet under another prefix",
      sheetOf('<y:import xmlns:y="http://www.w3.org/1999/XSL/Transform" href="x"/>'),
    ],
    [
      "expressions out of texts",
      root('<xsl:value-of xmlns:d="http://exslt.org/dynamic" select="d:evaluate(\'1\')"/>'),
    ],
    ["entities", `<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/passwd">]>${root("&e;")}`],
  ])("that want %s are refused", async (_, sheet) => {
    expect(refusalOfSheet(sheet)).not.toBeNull();
    expect(await transformXml(sheet, "<a/>")).toMatchObject({
      status: "unavailable",
      reason: "not-supported",
    });
  });

  it.each([
    ["no XML", "<xsl:template", "failed"],
    ["no sheet", "<a/>", "failed"],
    ["of an unknown function", root('<xsl:value-of select="what()"/>'), "failed"],
    ["of an unknown element", root("<xsl:what/>"), "failed"],
    ["of a template that calls itself", ITSELF, "failed"],
    ["stopped by themselves", root('<xsl:message terminate="yes">no</xsl:message>'), "failed"],
    [
      "of too much text",
      root(
        `<xsl:for-each select="//b"><xsl:for-each select="//b">${"x".repeat(200)}</xsl:for-each></xsl:for-each>`,
      ),
      "truncated-output",
    ],
  ])("that are %s make nothing", async (_, sheet, reason) => {
    const document = `<a>${"<b/>".repeat(100)}</a>`;
    expect(await transformXml(sheet, document)).toMatchObject({ status: "unavailable", reason });
  });

  it("that never end are ended", async () => {
    expect(await transformXml(ENDLESS, "<a/>")).toMatchObject({ status: "unavailable" });
  });

  it("write no file", async () => {
    const path = `${tmpdir()}/dotaudit-written-by-a-sheet`;
    const body = `<e:document xmlns:e="http://exslt.org/common" href="${path}" extension-element-prefixes="e" xsl:extension-element-prefixes="e">x</e:document>`;
    await transformXml(root(body), "<a/>");
    expect(readdirSync(tmpdir())).not.toContain("dotaudit-written-by-a-sheet");
  });

  it("may print messages beside their text", async () => {
    const sheet = root("<xsl:message>hello</xsl:message>text");
    expect(await transformXml(sheet, "<a/>")).toEqual({ status: "observed", value: "text" });
  });
});
