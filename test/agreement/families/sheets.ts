import type { Chance } from "../chance.ts";
import type { Family } from "../family.ts";
import type { Item } from "../item-text.ts";
import type { ScratchEntries } from "../scratch-host.ts";
import { scratchFamily } from "./scratch-family.ts";

const SHEETS = [
  ['<xsl:template match="/">', '<xsl:value-of select="/Server/@port"/>', "</xsl:template>"],
  [
    '<xsl:template match="/"><xsl:for-each select="//Connector"><xsl:value-of select="@port"/><xsl:text>&#10;</xsl:text></xsl:for-each></xsl:template>',
  ],
  [
    '<xsl:template match="Connector">',
    "port=<xsl:value-of select='@port'/>",
    "</xsl:template>",
    '<xsl:template match="text()"/>',
  ],
  [
    '<xsl:template match="/"><xsl:if test="not(//Connector[@secure=\'false\'])">all secure</xsl:if></xsl:template>',
  ],
  ['<xsl:template match="/"><xsl:value-of select="count(//Host)"/></xsl:template>'],
] as const;
const PATTERNS = ["^-1$", "80[0-9]+", "^8443$", "all secure", "^0$", "port="] as const;

/** XML that an XSL sheet makes lines of before they are matched. */
export const sheets: Family = scratchFamily({
  name: "sheets",
  needs: ["xsltproc", "grep"],
  hosts: 3,
  state,
  items: (chance) =>
    Array.from({ length: 6 }, () => (chance.once(3) ? contentItem(chance) : xmlItem(chance))),
});

function state(chance: Chance): ScratchEntries {
  const second = chance.once(2) ? { "/etc/tomcat/other.xml": document(chance) } : {};
  return { "/etc/tomcat/server.xml": document(chance), ...second };
}

function document(chance: Chance): string {
  if (chance.once(10)) return "<Server port='1'>";
  const connectors = Array.from(
    { length: chance.below(4) },
    () =>
      `  <Connector port="${chance.pick([8080, 8443])}"${chance.pick([' secure="true"', ' secure="false"', ""])}/>\n`,
  );
  const host = chance.once(2) ? "  <Host name='&lt;ü&gt;'>text</Host>\n" : "";
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Server port="${chance.pick(["-1", "8005"])}">\n${connectors.join("")}${host}</Server>\n`;
}

function xmlItem(chance: Chance): Item {
  const regex = chance.once(4) ? { regex: chance.pick(PATTERNS) } : {};
  const wanted = chance.pick([
    { expect: chance.pick(PATTERNS) },
    { expect: chance.pick(PATTERNS) },
    { not_expect: chance.pick(PATTERNS) },
  ]);
  const option = chance.once(6) ? { check_option: "CAN_BE_NULL" } : {};
  const file = chance.pick(["/etc/tomcat/server.xml", "/etc/tomcat/*.xml", "/etc/tomcat/other.xml"]);
  return {
    type: "AUDIT_XML",
    file,
    xsl_stmt: chance.pick<readonly string[]>(SHEETS),
    ...regex,
    ...wanted,
    ...option,
  };
}

function contentItem(chance: Chance): Item {
  const patterns = { regex: chance.pick(PATTERNS), expect: chance.pick(PATTERNS) };
  return {
    type: "FILE_CONTENT_CHECK",
    file: "/etc/tomcat/server.xml",
    xsl_stmt: chance.pick<readonly string[]>(SHEETS),
    ...patterns,
  };
}
