import { describe } from "vitest";
import { fileCases } from "../text-files/file-host.ts";

const CONTEXT = '<Context><Valve className="Access"/><Valve className="Remote"/></Context>';
const LINES = [
  'xsl_stmt : "<xsl:template match=\\"/\\"><xsl:for-each select=\\"//Valve\\">"',
  'xsl_stmt : "valve <xsl:value-of select=\\"@className\\"/><xsl:text>&#10;</xsl:text>"',
  'xsl_stmt : "</xsl:for-each></xsl:template>"',
];
const RULE = ['file : "@/context.xml"', 'regex : "^valve"', ...LINES];

describe("xsl_stmt of FILE_CONTENT_CHECK", () => {
  fileCases("FILE_CONTENT_CHECK", [
    {
      says: "makes lines of XML, which are looked through",
      files: { "context.xml": CONTEXT },
      item: [...RULE, 'expect : "Access$|Remote$"'],
      status: "PASSED",
      words: ["valve Access"],
    },
    {
      says: "fails by one of the lines that it makes",
      files: { "context.xml": CONTEXT },
      item: [...RULE, 'expect : "Access$"'],
      status: "FAILED",
      words: ["valve Remote"],
    },
    {
      says: "is ERROR where the file is no XML",
      files: { "context.xml": "valve Access" },
      item: [...RULE, 'expect : "Access$"', "required : NO"],
      status: "ERROR",
      words: ["malformed-output"],
    },
  ]);
});

describe("xsl_stmt of FILE_CONTENT_CHECK_NOT", () => {
  fileCases("FILE_CONTENT_CHECK_NOT", [
    {
      says: "fails where a line that it makes is forbidden",
      files: { "context.xml": CONTEXT },
      item: [...RULE, 'expect : "Remote$"'],
      status: "FAILED",
    },
    {
      says: "passes where none of them is",
      files: { "context.xml": CONTEXT },
      item: [...RULE, 'expect : "Other$"'],
      status: "PASSED",
    },
  ]);
});
