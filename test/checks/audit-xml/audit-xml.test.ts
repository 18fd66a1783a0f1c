import { describe } from "vitest";
import { fileCases } from "../text-files/file-host.ts";

const SERVER = '<?xml version="1.0"?>\n<Server port="-1"><Service name="a"/><Service name="b"/></Server>';
const FILE = 'file : "@/server.xml"';
const PORT = [
  'xsl_stmt : "<xsl:template match=\\"/\\">"',
  'xsl_stmt : "<xsl:value-of select=\\"/Server/@port\\"/>"',
  'xsl_stmt : "</xsl:template>"',
];
const NAMES = [
  'xsl_stmt : "<xsl:template match=\\"/\\"><xsl:for-each select=\\"//Service\\">"',
  'xsl_stmt : "<xsl:value-of select=\\"@name\\"/><xsl:text>&#10;</xsl:text>"',
  'xsl_stmt : "</xsl:for-each></xsl:template>"',
];

describe("AUDIT_XML", () => {
  fileCases("AUDIT_XML", [
    {
      says: "passes where a line of the text matches",
      files: { "server.xml": SERVER },
      item: [FILE, ...PORT, 'expect : "^-1$"'],
      status: "PASSED",
      actual: "@/server.xml :\n-1",
    },
    {
      says: "fails where no line of the text matches",
      files: { "server.xml": SERVER.replace("-1", "8005") },
      item: [FILE, ...PORT, 'expect : "^-1$"'],
      status: "FAILED",
      actual: "@/server.xml :\n8005",
    },
    {
      says: "fails where a line matches not_expect",
      files: { "server.xml": SERVER },
      item: [FILE, ...NAMES, 'not_expect : "^b$"'],
      status: "FAILED",
    },
    {
      says: "counts only the lines that regex keeps",
      files: { "server.xml": SERVER },
      item: [FILE, ...NAMES, 'regex : "^a"', 'not_expect : "^b$"'],
      status: "PASSED",
      actual: "@/server.xml :\na",
    },
    {
      says: "fails where there is no text",
      files: { "server.xml": "<Other/>" },
      item: [FILE, ...NAMES, 'expect : "a"'],
      status: "FAILED",
      actual: "@/server.xml : no result",
    },
    {
      says: "passes without a text where there need not be one",
      files: { "server.xml": "<Other/>" },
      item: [FILE, ...NAMES, 'expect : "a"', "check_option : CAN_BE_NULL"],
      status: "PASSED",
    },
    {
      says: "wants every file to pass",
      files: { "a.xml": SERVER, "b.xml": SERVER.replace("-1", "8005") },
      item: ['file : "@/*.xml"', ...PORT, 'expect : "^-1$"'],
      status: "FAILED",
      words: ['@/b.xml: \\"8005\\"'],
    },
    {
      says: "takes a whole sheet as it is",
      files: { "server.xml": SERVER },
      item: [
        FILE,
        'xsl_stmt : "<?xml version=\\"1.0\\"?><xsl:stylesheet version=\\"1.0\\" xmlns:xsl=\\"http://www.w3.org/1999/XSL/Transform\\">"',
        ...PORT,
        'xsl_stmt : "</xsl:stylesheet>"',
        'expect : "^-1$"',
      ],
      status: "PASSED",
      actual: '@/server.xml :\n<?xml version="1.0"?>\n-1',
    },
    {
      says: "fails where there is no file",
      files: {},
      item: [FILE, ...PORT, 'expect : "^-1$"'],
      status: "FAILED",
      actual: "No files found: @/server.xml",
    },
    {
      says: "is ERROR where the file is no XML",
      files: { "server.xml": "port=-1" },
      item: [FILE, ...PORT, 'expect : "^-1$"', "check_option : CAN_BE_NULL"],
      status: "ERROR",
      words: ["malformed-output", "@/server.xml"],
    },
    {
      says: "is ERROR where the document has entities of its own",
      files: {
        "server.xml": '<!DOCTYPE Server [<!ENTITY e SYSTEM "/etc/passwd">]><Server port="-1">&e;</Server>',
      },
      item: [FILE, ...PORT, 'not_expect : "^8005$"'],
      status: "ERROR",
      words: ["not-supported"],
    },
    {
      says: "is ERROR where the sheet reads another file",
      files: { "server.xml": SERVER, "other.xml": SERVER },
      item: [
        FILE,
        'xsl_stmt : "<xsl:template match=\\"/\\"><xsl:value-of select=\\"document(\'@/other.xml\')/Server/@port\\"/></xsl:template>"',
        'expect : "^-1$"',
      ],
      status: "ERROR",
      words: ["document()"],
    },
    {
      says: "is ERROR where the sheet asks for a function that there is not",
      files: { "server.xml": SERVER },
      item: [
        FILE,
        'xsl_stmt : "<xsl:template match=\\"/\\"><xsl:value-of select=\\"what()\\"/></xsl:template>"',
        'not_expect : "x"',
      ],
      status: "ERROR",
      words: ["The sheet cannot be used"],
    },
    {
      says: "is FAILED by one file whatever another one is",
      files: { "a.xml": "<broken", "b.xml": SERVER },
      item: ['file : "@/*.xml"', ...PORT, 'expect : "^1$"'],
      status: "FAILED",
      words: ["partial"],
    },
  ]);
});
