import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../grammar/index.ts";
import { offsetBeyondBound } from "../../grammar/token-bound.ts";

describe("a text of more tokens than memory can hold", () => {
  it.each(["(", "a ", "<", "#\n", '""'])(
    "is refused at once if it is thirty million characters of %j",
    (piece) => {
      const text = `<check_type:"Unix">\n${piece.repeat(30_000_000 / piece.length)}`;
      expect(parsePolicy(text).diagnostics).toMatchObject([{ code: "AUD1008", severity: "error" }]);
    },
  );

  it.each(['"', "'", '"\nkey : "'])("is refused although it begins with %j", (start) => {
    const text = `<check_type:"Unix">\n${start}${"(".repeat(30_000_000)}${start}`;
    expect(offsetBeyondBound(text)).not.toBeNull();
  });

  it("is not a long policy of the usual kind", () => {
    const item = `<custom_item>\n  info : "${"A sentence of the usual length. ".repeat(10)}"\n</custom_item>\n`;
    expect(offsetBeyondBound(item.repeat(100_000))).toBeNull();
  });
});
