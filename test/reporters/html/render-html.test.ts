import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderHtml } from "../../../src/reporters/html/render-html.ts";
import { report } from "../build-report.ts";
import { brief, finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReconciliation } from "../sample-reconciliation.ts";
import { sampleReports } from "../sample-reports.ts";

describe.each(Object.entries(sampleReports))("the page of '%s'", (_, sample) => {
  const page = renderHtml(sample);
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);

  it("has every id once, and leads nowhere where nothing is", () => {
    const known = new Set(ids);
    expect(known.size).toBe(ids.length);
    const links = new Set([...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id));
    expect([...links].filter((id) => !known.has(id))).toEqual([]);
  });

  it("allows its own style and script by their digests, and nothing else", () => {
    const [policy = ""] = /(?<=Content-Security-Policy" content=")[^"]*/.exec(page) ?? [];
    const digestOf = (tag: string) => {
      const text = page.split(`<${tag}>`)[1]?.split(`</${tag}>`)[0] ?? "";
      return `sha256-${createHash("sha256").update(text).digest("base64")}`;
    };
    expect(policy).toContain("default-src &#39;none&#39;");
    expect(policy).toContain(`style-src &#39;${digestOf("style")}&#39;`);
    expect(policy).toContain(`script-src &#39;${digestOf("script")}&#39;`);
    expect(page).not.toMatch(/<[^>]* (?:src|style|on[a-z]+)=/);
  });
});

it("the parts come in the order in which a reader wants them", () => {
  const page = renderHtml({ ...sampleReports.mixed!, reconciliation: sampleReconciliation });
  const heads = [...page.matchAll(/<h2 id="([^"]+)"/g)].map(([, id]) => id);
  expect(heads).toEqual([
    "verdict",
    "unseen",
    "ports",
    "views",
    "broken",
    "passed",
    "skipped",
    "doubts",
    "conditions",
    "sources",
    "sockets",
    "circumstances",
    "words",
  ]);
});

it("a finding says what was expected, what was found, by whom, why and what to do", () => {
  const page = textOf(renderHtml(report([finding("FAILED", verdictsOfEveryKind.failed)])));
  for (const part of [
    "AUDIT_ALLOWED_OPEN_PORTS · ports.audit:12 · severity HIGH",
    "Expected Only TCP ports 22, 443 may be open",
    "tcp 0.0.0.0:8080 (http-alt) open, and not in the list · reachable at every address",
    "/usr/sbin/nginx (pid 812) user: root (uid 0) · unit: nginx.service",
    "The kernel itself listens",
    "Why it matters A port that nobody asked for",
    "What to do Stop the service:",
    "See also https://www.cisecurity.org/",
    "References 800-53|CM-7",
  ])
    expect(page).toContain(part);
});

it("what could not be seen stands before everything but the verdict", () => {
  const page = textOf(renderHtml({ ...sampleReports.mixed!, reconciliation: sampleReconciliation }));
  for (const part of [
    "What could not be seen Process 4711 ended while it was looked into. (vanished) tcp sockets",
    "/proc/net/udp6 cannot be read. (missing-privilege) udp6 sockets",
    "udp from inside: The udp6 sockets were not seen.",
  ])
    expect(page).toContain(part);
});

it("a view that was not seen is no view that saw nothing", () => {
  const page = textOf(renderHtml({ ...sampleReports["all passed"]!, reconciliation: sampleReconciliation }));
  expect(page).toContain("2 ports not explained or not comparable");
  expect(page).not.toContain("Nothing: all that was asked for was seen.");
});

it("a waived finding is shown with its waiver, and an expired waiver with its failure", () => {
  const page = textOf(renderHtml(sampleReports.accepted!));
  for (const part of [
    "Waived until 2026-12-31T23:59:59+01:00 (Jo Brand &lt;jo@example.org&gt;, SEC-1204)",
    "The finding itself is FAILED.",
    "The waiver ended at 2026-10-01T00:00:00Z and does not count",
    "WAIVED Waived until",
    "The gate is not passed.",
    "Gone since the baseline: 1 Nothing else may listen (was FAILED) : tcp 0.0.0.0:9",
  ])
    expect(page).toContain(part);
});

it("ports that answer and are not explained come first of what the two views say", () => {
  const page = textOf(renderHtml({ ...sampleReports.mixed!, reconciliation: sampleReconciliation }));
  expect(page).toMatch(/not explained tcp 31337 .* not reached tcp 5432, 6379 .* agrees tcp 22/);
});

it("the anchor of a finding is made of the id of its rule, whatever is in that", () => {
  const ids = ["a/b", "a b", "a/b", '"><b>', "", "läßt"];
  const findings = ids.map((id) => finding("FAILED", verdictsOfEveryKind.failed, { id }));
  const anchors = [...renderHtml(report(findings)).matchAll(/<details class="finding [A-Z]+" id="([^"]*)"/g)];
  expect(anchors.map(([, id]) => id)).toEqual([
    "rule-a-b",
    "rule-a-b:2",
    "rule-a-b:3",
    "rule--b-",
    "rule-",
    "rule-l-t",
  ]);
});

it("the picture has a tile per port while there are few, and no more than twenty columns ever", () => {
  const tilesOf = (name: string) => renderHtml(sampleReports[name]!).match(/<rect class="tile/g)?.length;
  expect(tilesOf("mixed")).toBe(7);
  expect(tilesOf("five thousand surprises")).toBe(20);
  expect(renderHtml(sampleReports.empty!)).toContain("No finding speaks of a listener.");
});

it("no text becomes markup, wherever it stands", () => {
  const plain = tagsOf(renderHtml(hostileAt("x")));
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(tagsOf(renderHtml(hostileAt(`${text}<i>"'&amp;`)))).toEqual(plain);
    }),
  );
});

function hostileAt(text: string) {
  return report([finding("SKIPPED", { status: "skipped", detail: text }, { id: text, text: brief(text) })], {
    target: text,
  });
}

/** The tags of a page with the names of their attributes: what a browser makes of it. */
function tagsOf(page: string): readonly string[] {
  return (page.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'));
}

/** What a reader sees, more or less. */
function textOf(page: string): string {
  const [, body = ""] = page.split("<body>");
  return body
    .replace(/<script>[^]*<\/script>/, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
}
