import { createHash } from "node:crypto";
import { markup, unescaped } from "./markup.ts";
import type { Markup } from "./markup.ts";

/** What a page is made of. `style` and `script` are our own text: nothing of a report may be in them. */
export interface HtmlPage {
  readonly title: string;
  readonly body: Markup;
  readonly style: string;
  readonly script: string;
}

/** An empty picture as icon: without one a browser asks the server for a file. */
const ICON = "data:,";

/** A whole document in one file. It may run its own style and script, by their digests, and load nothing. */
export function htmlPage({ title, body, style, script }: HtmlPage): string {
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="${ICON}">
<style>${unescaped(style)}</style>
</head>
<body>
${body}
<script>${unescaped(script)}</script>
</body>
</html>
`;
  return page.html;
}

function policyOf(style: string, script: string): string {
  return [
    "default-src 'none'",
    `style-src '${digestOf(style)}'`,
    `script-src '${digestOf(script)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
}

function digestOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
