import { createRequire } from "node:module";

/**
 * Loads a package when it is first needed, at once and from CommonJS or ES modules alike. A plain `import()` would not
 * do: the command runs from V8's compiled code of an earlier run, where Node does not serve it.
 */
export const loadLate: (name: string) => unknown = createRequire(import.meta.url);
