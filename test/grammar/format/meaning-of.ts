import { loadPolicy } from "../../../src/app/load-policy.ts";

const PLACES = new Set(["span", "descriptionSpan", "location", "sha256"]);

/** What a policy's text means: nodes, metadata and variables without their places, and the codes of its faults. */
export function meaningOf(text: string): unknown {
  const input = { file: "p.audit", bytes: Buffer.from(text) };
  const { policy, metadata, variables, diagnostics } = loadPolicy(input, { dialect: "dotaudit" });
  const bound = JSON.stringify({ policy, metadata, variables }, (key, value: unknown) => {
    if (PLACES.has(key)) return undefined;
    return typeof value === "bigint" ? String(value) : value;
  });
  return { bound: JSON.parse(bound) as unknown, faults: diagnostics.map(({ code }) => code) };
}
