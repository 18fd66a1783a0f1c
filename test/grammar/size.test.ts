import { describe, expect, it } from "vitest";
import type { SyntaxNode } from "../../grammar/index.ts";
import { parsePolicy } from "../../grammar/index.ts";
import { processorTime } from "../processor-time.ts";

const BLOCK = '<check_type:"Unix">\n';
const END = "</check_type>\n";

/** How deep elements are nested, counted without recursion. */
function depthOf(nodes: readonly SyntaxNode[]): number {
  let depth = 0;
  let level = nodes;
  while (level.length > 0) {
    level = level.flatMap((node) => (node.kind === "element" ? node.children : []));
    depth += 1;
  }
  return depth;
}

describe("a policy of any size is read", () => {
  it("with 100,000 conditions inside of each other", () => {
    const open = '<if>\n<condition type:"AND"><item> name : "x" </item></condition>\n<then>\n';
    const text = BLOCK + open.repeat(100_000) + "</then></if>\n".repeat(100_000) + END;
    const { syntax, diagnostics } = parsePolicy(text);
    expect(diagnostics).toEqual([]);
    expect(depthOf(syntax.children)).toBe(200_003);
  });

  it("with 100,000 conditions that are never closed, and as many closing tags that close nothing", () => {
    const started = processorTime();
    const text = BLOCK + "<if><then>".repeat(100_000) + "</item></else>".repeat(100_000);
    const { syntax, diagnostics } = parsePolicy(text);
    expect(diagnostics).toHaveLength(1001);
    expect(depthOf(syntax.children)).toBe(200_001);
    expect(processorTime() - started).toBeLessThan(20_000);
  });

  it("with a million items", () => {
    const text = BLOCK + '<item>\n name : "n"\n</item>\n'.repeat(1_000_000) + END;
    const { syntax, diagnostics } = parsePolicy(text);
    const [block] = syntax.children;
    expect(diagnostics).toEqual([]);
    expect(block?.kind === "element" && block.children.length).toBe(1_000_000);
  });

  it("with a string of 50 MB, closed or not", () => {
    const lines = "A line of text.\n".repeat(50e6 / 16);
    const item = (value: string) => `${BLOCK}<item>\n name : "n"\n info : ${value}\n</item>\n${END}`;
    expect(parsePolicy(item(`"${lines}"`)).diagnostics).toEqual([]);
    expect(parsePolicy(item(`"${lines}`)).diagnostics.map(({ code }) => code)).toEqual(["AUD1020"]);
  });
});

describe("a text of more tokens than memory can hold", () => {
  it.each(["(", "#\n", "<if>"])(
    "is refused where it is full if it is thirty million characters of %j",
    (piece) => {
      const text = BLOCK + piece.repeat(30_000_000 / piece.length);
      const { syntax, diagnostics } = parsePolicy(text);
      expect(diagnostics).toMatchObject([{ code: "AUD1008", severity: "error" }]);
      expect(diagnostics[0]?.span.start).toBeGreaterThan(1_000_000);
      expect(syntax.skipped).toEqual([{ kind: "skipped", span: { start: 0, end: text.length } }]);
    },
  );
});
