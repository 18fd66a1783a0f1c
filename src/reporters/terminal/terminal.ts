import { defineReporter } from "../define-reporter.ts";
import type { Paint } from "./piece.ts";

/** The report for people. Chalk and string-width are loaded only where a report needs them. */
export const terminal = defineReporter({
  id: "terminal",
  summary: "For people: the verdict first, then every finding with its evidence.",
  mediaType: "text/plain",
  extension: ".txt",
  async render(report, style) {
    const [{ renderTerminal }, { isPlain, plainMeasure }] = await Promise.all([
      import("./render-terminal.ts"),
      import("./measure.ts"),
    ]);
    const paint = style.colour === "ansi" ? (await import("./paint-ansi.ts")).paintAnsi : paintNothing;
    const text = renderTerminal(report, { style, paint, measure: plainMeasure });
    if (isPlain(text)) return text;
    const { displayMeasure } = await import("./display-measure.ts");
    return renderTerminal(report, { style, paint, measure: displayMeasure });
  },
});

const paintNothing: Paint = ({ text }) => text;
