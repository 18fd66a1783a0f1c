import manifest from "../../package.json" with { type: "json" };

/** Version of the package, as `audit --version` and every report give it. */
export const VERSION: string = manifest.version;
