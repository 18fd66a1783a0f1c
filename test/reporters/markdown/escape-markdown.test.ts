import { expect, it } from "vitest";
import { escapeMarkdown } from "../../../src/reporters/markdown/escape-markdown.ts";

it.each<[text: string, written: string]>([
  ["Only SSH (port 22) is open.", "Only SSH (port 22) is open."],
  ["/usr/sbin/sshd: 0.0.0.0:22", "/usr/sbin/sshd: 0.0.0.0:22"],
  ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
  ["[a](b) ![c](d)", "\\[a\\](b) &#33;\\[c\\](d)"],
  ["a | b", "a &#124; b"],
  ["*bold* _it_ `code` ~~x~~", "\\*bold\\* \\_it\\_ \\`code\\` &#126;&#126;x&#126;&#126;"],
  ["@everyone #12", "&#64;&#8203;everyone &#35;&#8203;12"],
  ["https://example.org www.example.org", "https&#58;//example.org www&#46;example.org"],
  ["mailto:a", "mailto&#58;a"],
  [":smile:", "&#58;smile:"],
  ["# title", "&#35; title"],
  ["- item", "\\- item"],
  ["1. item", "1\\. item"],
  ["a\nb\u202e", "a&#92;nb&#92;u202e"],
  ["\\*", "&#92;\\*"],
  ["&amp;", "&amp;amp;"],
])("%j is written as %j", (text, written) => {
  expect(escapeMarkdown(text)).toBe(written);
});
