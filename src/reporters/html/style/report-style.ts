import { styleFindings } from "./style-findings.ts";
import { stylePage } from "./style-page.ts";
import { stylePrint } from "./style-print.ts";
import { styleTokens } from "./style-tokens.ts";
import { styleVerdict } from "./style-verdict.ts";

/** The whole style of the report. */
export const reportStyle = [styleTokens, stylePage, styleVerdict, styleFindings, stylePrint].join("");
