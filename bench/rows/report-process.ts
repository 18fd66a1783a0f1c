import { findReporter } from "../../src/reporters/index.ts";
import { makeReport } from "../make-report.ts";

/**
 * Prints how many milliseconds the first rendering of a large report takes in a fresh process, how many characters come
 * of it, and beside it how long JSON.stringify takes for the same report. What loads the format's code is not counted.
 */
const [, , id = "", size = ""] = process.argv;
const reporter = findReporter(id);
if (reporter === undefined) throw new Error(`There is no format ${id}.`);
const style = { width: 100, colour: "none", detail: "normal" } as const;
await reporter.render(makeReport(0), style);
const report = makeReport(Number(size));

const startedAt = performance.now();
const text = await reporter.render(report, style);
const ms = performance.now() - startedAt;

const before = performance.now();
const plain = JSON.stringify(report);
const besideMs = performance.now() - before;
if (plain.length < report.findings.length || text.length === 0) throw new Error("Nothing was rendered.");
console.log(JSON.stringify({ ms, besideMs, megabytes: Buffer.byteLength(text) / 1e6 }));
