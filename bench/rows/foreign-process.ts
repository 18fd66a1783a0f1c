import { readFileSync } from "node:fs";
import { foreignFormats } from "../../src/collectors/foreign/index.ts";
import { loadLate } from "../../src/support/load-late.ts";

/**
 * Prints how many milliseconds the first reading of another tool's text takes in a fresh process, and beside it a bare
 * pass of the XML parser over it, or for other text cutting it into lines.
 */
const [, , id = "", path = ""] = process.argv;
const text = readFileSync(path, "utf8");
const format = foreignFormats.find((entry) => entry.id === id);
if (format === undefined) throw new Error(`There is no format ${id}.`);

const passMs =
  id === "nmap" ? milliseconds(() => passOverXml(text)) : milliseconds(() => text.split("\n").length);
const startedAt = performance.now();
const reading = format.parse(text, { portOf: () => null });
const ms = performance.now() - startedAt;

const sockets = Object.values(reading.tables).flatMap((table) => {
  return table.status === "observed" ? table.value.sockets : [];
});
const rpc = reading.rpc?.status === "observed" ? reading.rpc.value : [];
const { processes = [], services = [], heldBlocks = [] } = reading;
const facts = [sockets, processes, services, heldBlocks, rpc].reduce((sum, list) => sum + list.length, 0);
if (facts < 1000) throw new Error(`Only ${facts} facts were read.`);
console.log(JSON.stringify({ ms, besideMs: passMs }));

function milliseconds(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

/** What any reader of this library has to do: hear of every element with its attributes. */
function passOverXml(xml: string): number {
  const { SaxesParser } = loadLate("saxes") as typeof import("saxes");
  const parser = new SaxesParser();
  let elements = 0;
  parser.on("opentag", () => (elements += 1));
  parser.on("closetag", () => (elements += 1));
  parser.write(xml).close();
  return elements;
}
