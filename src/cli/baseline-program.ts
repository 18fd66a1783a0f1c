import { Command } from "commander";
import { BASELINE_HELP } from "./help.ts";

/** `audit baseline update`. */
export function baselineProgram(finish: (status: number) => void): Command {
  const update = new Command("update")
    .description("make a report the new baseline, and say what that changes")
    .argument("<baseline>", "the file that --baseline names; it is made where there is none")
    .argument("<report>", "the report to take its place, in JSON")
    .action(async (baseline: string, report: string) => {
      finish(await (await import("./baseline-command.ts")).updateBaseline(baseline, report));
    });
  return new Command("baseline")
    .description("keep the report that later runs are held against")
    .addCommand(update)
    .addHelpText("after", BASELINE_HELP);
}
