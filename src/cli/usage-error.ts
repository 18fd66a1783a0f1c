/** The command was called wrongly: exit 64, and a sentence that says how to call it. */
export class UsageError extends Error {}

/** A file that was named cannot be read: exit 66. */
export class InputError extends Error {}

/** A file that was named can be read, and its text is faulty: exit 65. */
export class TextError extends Error {}

/** A report could not be written: exit 2, because the run did not come to its end. */
export class OutputError extends Error {}
