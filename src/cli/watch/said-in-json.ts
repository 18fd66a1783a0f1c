import { USUAL_LOG } from "../../watch/service/log-settings.ts";
import { EXIT } from "../exit-codes.ts";
import { HiddenWords } from "../log/hidden-words.ts";
import { logSettingsOf } from "../log/log-option.ts";
import { openLog } from "../log/open-log.ts";
import { statusOfFault } from "../status-of-fault.ts";
import { logLines } from "./log-lines.ts";
import type { ReadingOptions, WatchOptions } from "./watch-options.ts";

/**
 * Does the work; where JSON is asked for, what is to be said of the configuration and why it cannot be used are lines
 * of the log, too. Bugs are thrown as they are.
 */
export async function saidInJson(
  options: WatchOptions,
  work: (options: ReadingOptions) => Promise<number>,
): Promise<number> {
  if (options.logFormat !== "json") return await work(options);
  const log = openLog(process.stderr, logSettingsOf(options, USUAL_LOG), new HiddenWords());
  const say = (text: string) => {
    for (const line of logLines(text)) log.warning(line, { event: "configuration" });
  };
  try {
    return await work({ ...options, say });
  } catch (fault) {
    const status = statusOfFault(fault);
    if (status === EXIT.bug || !(fault instanceof Error)) throw fault;
    for (const line of logLines(fault.message)) log.error(line, { event: "refused" });
    return status;
  }
}
