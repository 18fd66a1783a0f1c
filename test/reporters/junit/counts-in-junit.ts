import { XMLParser } from "fast-xml-parser";
import type { OutcomeCounts } from "../../../src/model/outcome.ts";

interface Suites {
  readonly testsuites: { readonly testsuite: { properties: { property: Record<string, string>[] } } };
}

/** JUnit has one word for WARNING, WAIVED, KNOWN and SKIPPED, and a property for the count of each. */
export function countsInJunit(text: string): OutcomeCounts {
  const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(text) as Suites;
  const pairs = testsuites.testsuite.properties.property
    .filter((property) => property["@_name"]?.startsWith("count.") ?? false)
    .map((property) => [property["@_name"]!.slice("count.".length), Number(property["@_value"])]);
  return Object.fromEntries(pairs) as OutcomeCounts;
}
