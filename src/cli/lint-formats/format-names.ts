/** The words after `--format`. Apart from the formats, so that `audit --help` does not load them. */
export const LINT_FORMAT_NAMES = ["text", "json", "sarif", "github"] as const;
