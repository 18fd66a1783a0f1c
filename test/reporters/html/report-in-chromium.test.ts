import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import type { AuditReport } from "../../../src/model/report.ts";
import { renderHtml } from "../../../src/reporters/html/render-html.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { report } from "../build-report.ts";
import { brief, finding, surprise, verdictsOfEveryKind } from "../sample-findings.ts";
import { listener } from "../sample-listeners.ts";
import { sampleReconciliation } from "../sample-reconciliation.ts";
import { sampleReports } from "../sample-reports.ts";
import { startBrowser } from "./report-browser.ts";
import type { ReportBrowser } from "./report-browser.ts";

/** Between them they have every part of the page. */
const LOOKED_AT: Readonly<Record<string, AuditReport>> = {
  empty: sampleReports.empty!,
  "seen from outside": { ...sampleReports.mixed!, reconciliation: sampleReconciliation },
  accepted: sampleReports.accepted!,
  "hostile text": sampleReports["hostile text"]!,
};
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Filters in the page, and tells in how many milliseconds the new page is laid out. */
const FILTER = `(() => {
  const form = document.getElementById("filter");
  const start = performance.now();
  form.elements.text.value = "rule 77";
  form.dispatchEvent(new Event("input"));
  document.body.getBoundingClientRect();
  return performance.now() - start;
})()`;

const rule = (id: string, port: number, parts: object = {}) =>
  finding(
    "FAILED",
    { ...verdictsOfEveryKind.failed, found: [{ ...surprise, listener: listener({ port }) }] },
    { id, text: brief(`Rule ${id}`), ...parts },
  );

/** Four findings that every order puts into another sequence. */
const fourRules = report([
  rule("delta", 443, { severity: "LOW" }),
  rule("alpha", 8080, { severity: "HIGH", type: "AUDIT_DENIED_OPEN_PORTS" }),
  rule("charlie", 22, { severity: "MEDIUM" }),
  finding("PASSED", verdictsOfEveryKind.passed, { id: "bravo", text: brief("Rule bravo") }),
]);

describe.skipIf(lacks("chromium"))("the report in Chromium", () => {
  let browser: ReportBrowser;
  const open = async (sample: AuditReport, options = {}) => await browser.open(renderHtml(sample), options);

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  it.each(Object.entries(sampleReports))(
    "'%s' asks nobody, says nothing and runs nothing",
    async (_, sample) => {
      const { page, trouble } = await open(sample);
      await page.waitForFunction("document.getElementById('theme').textContent === 'Dark'");
      expect(await page.locator("main h1, header h1").count()).toBe(1);
      expect(trouble).toEqual([]);
      await page.context().close();
    },
  );

  it("markup that a machine or a policy says is shown as text", async () => {
    const attack = `"'><img src=x onerror=alert(1)><script>alert(2)</script><a href="javascript:alert(3)">`;
    const attacked = report(
      [
        finding(
          "FAILED",
          { ...verdictsOfEveryKind.failed, expected: attack },
          {
            id: attack,
            type: attack,
            text: { ...brief(attack), seeAlso: [attack, "javascript:alert(4)"], solution: [attack] },
          },
        ),
      ],
      { target: attack },
    );
    const { page, trouble } = await open(attacked);
    expect(await page.locator("img, a[href^=javascript]").count()).toBe(0);
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.locator(".finding h3").textContent()).toBe(attack);
    expect(trouble).toEqual([]);
  });

  it("everything can be read without the script, and nothing is offered that needs it", async () => {
    const { page } = await open(sampleReports.mixed!, { javaScriptEnabled: false });
    expect(await page.locator("#filter").isVisible()).toBe(false);
    expect(await page.locator("#theme").isVisible()).toBe(false);
    expect(await page.locator(".finding").count()).toBe(6);
    expect(await page.locator(".finding.FAILED dl").isVisible()).toBe(true);
    await page.locator(".finding.PASSED > summary").first().click();
    expect(await page.locator(".finding.PASSED dl").first().isVisible()).toBe(true);
  });

  it.each([
    ["a word", async (page: Page) => page.locator("[name=text]").fill("RULE alpha"), ["alpha"]],
    ["a port", async (page: Page) => page.locator("[name=text]").fill(":443"), ["delta"]],
    ["an outcome", async (page: Page) => page.getByRole("checkbox", { name: "passed 1" }).check(), ["bravo"]],
    ["a severity", async (page: Page) => page.locator("[name=severity]").selectOption("MEDIUM"), ["charlie"]],
    [
      "a check type",
      async (page: Page) => page.locator("[name=type]").selectOption("AUDIT_DENIED_OPEN_PORTS"),
      ["alpha"],
    ],
    ["something that is nowhere", async (page: Page) => page.locator("[name=text]").fill("zzz"), []],
  ])("filters by %s, says how many are left, and takes it back", async (_, act, expected) => {
    const { page, trouble } = await open(fourRules);
    const answer = page.locator("output[name=answer]");
    expect(await answer.textContent()).toBe("4 findings");
    expect(await answer.getAttribute("aria-live")).toBe("polite");
    await act(page);
    expect(await shownRules(page)).toEqual(expected);
    expect(await answer.textContent()).toBe(`${expected.length} of 4 findings`);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.waitForFunction("document.querySelector('output').value === '4 findings'");
    expect(await shownRules(page)).toHaveLength(4);
    expect(trouble).toEqual([]);
  });

  it.each([
    ["severity", ["alpha", "charlie", "delta", "bravo"]],
    ["port", ["charlie", "delta", "alpha", "bravo"]],
    ["rule", ["alpha", "charlie", "delta", "bravo"]],
    ["place", ["delta", "alpha", "charlie", "bravo"]],
    ["", ["alpha", "charlie", "delta", "bravo"]],
  ])("puts the findings of each group in order by '%s'", async (order, expected) => {
    const { page } = await open(fourRules);
    await page.locator("[name=order]").selectOption("place");
    await page.locator("[name=order]").selectOption(order);
    expect(await shownRules(page)).toEqual(expected);
  });

  it("the address keeps what is shown, and brings it back", async () => {
    const { page, address } = await open(fourRules);
    await page.locator("[name=text]").fill("rule");
    await page.getByLabel("failed 3").check();
    await page.locator("[name=order]").selectOption("port");
    await page.getByRole("button", { name: "Dark" }).click();
    await page.waitForFunction(
      "location.hash.includes('theme=dark') && location.hash.includes('order=port')",
    );
    const again = await page.context().newPage();
    await again.goto(address + (await page.evaluate<string>("location.hash")));
    expect(await shownRules(again)).toEqual(["charlie", "delta", "alpha"]);
    expect(await again.locator("[name=text]").inputValue()).toBe("rule");
    expect(await again.locator("html").getAttribute("data-theme")).toBe("dark");
  });

  it.each(["#text=%E0%A4%A", "#severity=SEVERE&order=x&theme=pink&outcome=", "#[name]", "#rule-nothing"])(
    "an address that says %s shows everything",
    async (hash) => {
      const { page, address, trouble } = await open(fourRules);
      await page.goto(address + hash);
      await page.reload();
      if (!hash.includes("text")) expect(await shownRules(page)).toHaveLength(4);
      expect(trouble).toEqual([]);
    },
  );

  it("a link to a finding unfolds it, even where a filter hides it", async () => {
    const { page } = await open(fourRules);
    await page.getByLabel("failed 3").check();
    expect(await page.locator("#rule-bravo").isVisible()).toBe(false);
    await page.evaluate("location.hash = '#rule-bravo'");
    await page.locator("#rule-bravo dl").waitFor({ state: "visible" });
    expect(await page.evaluate("document.activeElement.parentElement.id")).toBe("rule-bravo");
  });

  it("a tile of the picture leads to its socket, and the socket to its rule", async () => {
    const { page } = await open(fourRules);
    await page.getByRole("link", { name: /FAILED, every address, port 443/ }).click();
    const socket = page.locator(".socket[open]");
    expect(await socket.locator("h3").textContent()).toContain("tcp 0.0.0.0:443");
    expect(await socket.locator("pre").textContent()).toContain("/usr/sbin/nginx (pid 812)");
    await socket.getByRole("link", { name: "Rule delta" }).click();
    await page.locator("#rule-delta dl").waitFor({ state: "visible" });
  });

  it("is dark where the reader wants it dark, and turns with the button", async () => {
    const paper = async (page: Page) =>
      await page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await open(fourRules, { colorScheme: "light" });
    const dark = await open(fourRules, { colorScheme: "dark" });
    expect(await paper(light.page)).not.toBe(await paper(dark.page));
    await light.page.getByRole("button", { name: "Dark" }).click();
    expect(await paper(light.page)).toBe(await paper(dark.page));
    await light.page.getByRole("button", { name: "Light" }).click();
    expect(await paper(light.page)).not.toBe(await paper(dark.page));
  });

  it("unfolds all findings, and folds them again", async () => {
    const { page } = await open(fourRules);
    await page.getByRole("button", { name: "Unfold all" }).click();
    expect(await page.locator(".finding:not([open])").count()).toBe(0);
    await page.getByRole("button", { name: "Unfold all" }).click();
    expect(await page.locator(".finding[open]").count()).toBe(0);
  });

  it("paper shows what is folded, and no controls", async () => {
    const { page } = await open(fourRules);
    const folded = page.locator("#rule-bravo dl");
    expect(await folded.isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(
      await page.evaluate<number>("document.querySelector('#rule-bravo dl').getBoundingClientRect().height"),
    ).toBeGreaterThan(20);
    expect(await page.locator("#filter").isVisible()).toBe(false);
    expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("the keyboard goes to the findings first", async () => {
    const { page } = await open(fourRules);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the findings");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("findings");
  });

  it("nothing is wider than a narrow screen", async () => {
    const { page } = await open(sampleReports["hostile text"]!, { viewport: { width: 360, height: 800 } });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  });

  describe.each(["light", "dark"] as const)("axe finds no fault in the %s page", (colorScheme) => {
    it.each(Object.entries(LOOKED_AT))("'%s'", async (_, sample) => {
      const { page } = await open(sample, { colorScheme, bypassCSP: true });
      await page.locator("#filter [name=fold]").click();
      await page.evaluate(AXE);
      const { violations } = await page.evaluate<axe.AxeResults>("axe.run()");
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html, nodes[0]?.failureSummary])).toEqual([]);
      await page.context().close();
    });
  });

  it("ten thousand findings open, are filtered and sorted; the first of each group are laid out", async () => {
    const html = renderHtml(sampleReports["ten thousand findings"]!);
    const start = performance.now();
    const { page } = await browser.open(html);
    const openedIn = performance.now() - start;
    const shows = (count: number) =>
      page.waitForFunction(`document.querySelectorAll(".finding:not([hidden])").length === ${count}`);
    await shows(300);
    await page.waitForTimeout(1000);
    const filtered = await page.evaluate<number>(FILTER);
    await page.waitForFunction("document.querySelector('output').value === '280 of 10,000 findings'");
    await page.getByRole("button", { name: "Show all" }).click();
    await page.waitForFunction("document.querySelector('output').value === '10,000 findings'");
    await shows(300);
    await page
      .getByRole("button", { name: /^Show [\d,]+ more$/ })
      .first()
      .click();
    await shows(10_000);
    console.log(
      `10,000 findings: opened in ${openedIn.toFixed(0)} ms, filtered in ${filtered.toFixed(0)} ms`,
    );
  });

  async function shownRules(page: Page): Promise<readonly string[]> {
    const titles = await page.locator(".finding:not([hidden]) h3").allTextContents();
    return titles.map((title) => title.slice("Rule ".length));
  }
});
