let users = 0;
let usual = Error.stackTraceLimit;

/** Every refused connection makes an error: writing down where costs more than the connection. */
export async function withoutStackTraces<T>(work: () => Promise<T>): Promise<T> {
  if (users++ === 0) usual = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return await work();
  } finally {
    if (--users === 0) Error.stackTraceLimit = usual;
  }
}
