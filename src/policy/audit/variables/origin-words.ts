import type { ValueOrigin } from "../../../model/variable.ts";

/** Where a value comes from, in words that follow it: `its default`, `--set`, `values.yml line 3`. */
export function originWords(origin: ValueOrigin): string {
  switch (origin.kind) {
    case "default":
      return "its default";
    case "set":
      return "--set";
    case "file":
      return `${origin.file} line ${origin.line}`;
  }
}
