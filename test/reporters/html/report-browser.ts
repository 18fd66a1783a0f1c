import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page in a browser, and what it did that a report must not do. */
interface OpenedReport {
  readonly page: Page;
  readonly address: string;
  /** Requests for anything but the page, dialogs, errors, refusals of the browser. */
  readonly trouble: readonly string[];
}

/** The browser of the machine. Every page has a profile of its own. */
export interface ReportBrowser {
  open(html: string, options?: BrowserContextOptions): Promise<OpenedReport>;
  close(): Promise<void>;
}

export async function startBrowser(): Promise<ReportBrowser> {
  const folder = mkdtempSync(join(tmpdir(), "dotaudit-html-"));
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  let files = 0;
  return {
    async open(html, options = {}) {
      const file = join(folder, `${(files += 1)}.html`);
      writeFileSync(file, html);
      return await opened(browser, pathToFileURL(file).href, options);
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function opened(
  browser: Browser,
  address: string,
  options: BrowserContextOptions,
): Promise<OpenedReport> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && url !== "data:,") trouble.push(`request ${url}`);
  });
  page.on("dialog", (dialog) => {
    trouble.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => trouble.push(`console ${message.text()}`));
  page.on("pageerror", (fault) => trouble.push(`error ${fault.message}`));
  await page.goto(address);
  return { page, address, trouble };
}
