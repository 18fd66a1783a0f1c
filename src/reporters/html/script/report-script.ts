import { scriptFilter } from "./script-filter.ts";
import { scriptPage } from "./script-page.ts";
import { scriptState } from "./script-state.ts";

/** The whole script of the report. The page says everything without it; it filters, sorts and unfolds. */
export const reportScript = `"use strict";\n(() => {\n${[scriptFilter, scriptState, scriptPage].join("")}})();\n`;
