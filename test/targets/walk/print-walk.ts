import { walked } from "./walked.ts";

/** Prints what a walk of the folder in the first argument shows: run as another user by the tests. */
process.stdout.write(JSON.stringify(await walked(process.argv[2] ?? "/")));
