import { Option } from "commander";
import { EXIT_STYLES } from "../gate/exit-code.ts";

/** `--exit-style STYLE`. */
export function exitStyleOption(): Option {
  return new Option("--exit-style <style>", "exit statuses of another tool")
    .choices(EXIT_STYLES)
    .default("dotaudit");
}
