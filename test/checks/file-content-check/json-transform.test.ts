import { describe } from "vitest";
import { fileCases } from "../text-files/file-host.ts";

const POLICY = '{"default": "role:admin", "nested": {"level": ["debug", "info"]}}';
const RULE = ['file : "@/policy.json"', 'regex : "^default : "', 'expect : "role:admin$"'];
const FILTER = 'json_transform : "\\"default : \\" + .[\\"default\\"]"';

describe("json_transform", () => {
  fileCases("FILE_CONTENT_CHECK", [
    {
      says: "makes lines of JSON, which are looked through",
      files: { "policy.json": POLICY },
      item: [...RULE, FILTER],
      status: "PASSED",
      words: ["1: default : role:admin"],
    },
    {
      says: "makes other lines of another value",
      files: { "policy.json": '{"default": "role:user"}' },
      item: [...RULE, FILTER],
      status: "FAILED",
    },
    {
      says: "numbers the lines that it makes",
      files: { "policy.json": POLICY },
      item: ['file : "@/policy.json"', 'regex : "."', 'expect : "o"', 'json_transform : ".nested.level[]"'],
      status: "FAILED",
      words: ["1: debug"],
    },
    {
      says: "is ERROR where the file is no JSON",
      files: { "policy.json": "default: role:admin" },
      item: [...RULE, FILTER],
      status: "ERROR",
      words: ["malformed-output", "@/policy.json"],
    },
    {
      says: "is ERROR where the filter cannot be used on the value",
      files: { "policy.json": "[]" },
      item: [...RULE, FILTER, "required : NO"],
      status: "ERROR",
    },
    {
      says: "is ERROR where the filter is not known here",
      files: { "policy.json": POLICY },
      item: [...RULE, 'json_transform : ".a |= 1"', "required : NO"],
      status: "ERROR",
      words: ["unsupported-check", "character 4"],
    },
    {
      says: "fails where there is no file",
      files: {},
      item: [...RULE, FILTER],
      status: "FAILED",
    },
  ]);
});
