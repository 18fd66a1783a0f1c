import { stylePage } from "../../html/style/style-page.ts";
import { stylePrint } from "../../html/style/style-print.ts";
import { styleTokens } from "../../html/style/style-tokens.ts";

const styleMatrix = `
body { max-width: none; }
main { max-width: 72rem; margin: 0 auto; }
.answer { font-size: 1.2rem; margin-top: .75rem; }
.NOT-JUDGED { --own: var(--quiet); --sign: "-"; }
.legend { font-size: .85rem; color: var(--quiet); margin-bottom: .6rem; }
.legend span { margin-right: .8rem; white-space: nowrap; }
.scroll { max-height: 85vh; overflow: auto; border: 1px solid var(--line); border-radius: 8px; }
.matrix { width: auto; font-size: .8rem; }
.matrix th, .matrix td { padding: .2rem .3rem; }
.matrix thead th { position: sticky; top: 0; vertical-align: bottom; z-index: 1; }
.matrix thead th span { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 12rem; overflow: hidden; white-space: nowrap; }
.matrix tbody th { position: sticky; left: 0; min-width: 18rem; max-width: 26rem; background: var(--surface); font-weight: 500; }
.matrix thead th:first-child { left: 0; z-index: 2; }
.matrix td, .legend b { text-align: center; font-family: var(--mono); font-weight: 700; color: var(--own); }
.matrix td { background: color-mix(in oklab, var(--own) 14%, var(--surface)); border-width: 1px; }
.matrix td.PASSED, .matrix td.SKIPPED, .matrix td.NOT-JUDGED { background: var(--surface); font-weight: 400; }
details { border: 1px solid var(--line); border-radius: 8px; background: var(--surface); padding: .5rem .9rem; content-visibility: auto; contain-intrinsic-size: auto 2.6rem; }
ul + details { margin-top: .8rem; }
details + details { margin-top: .4rem; }
summary { cursor: pointer; }
details dl, details ul { margin-top: .6rem; }
@media print { .scroll { max-height: none; border: 0; } .matrix thead th, .matrix tbody th { position: static; } }
`;

/** The style of the page: that of the report, and the matrix. */
export const mergedStyle = [styleTokens, stylePage, styleMatrix, stylePrint].join("");
