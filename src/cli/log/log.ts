/** What a line of the log says beside its sentence. Names of fields are ours; texts may come from the system. */
export type LogFields = Readonly<Record<string, string | number | boolean | readonly string[]>>;

type Say = (message: string, fields?: LogFields) => void;

/** Where a program that runs for long tells what it does: one sentence a line. */
export interface Log {
  readonly error: Say;
  readonly warning: Say;
  readonly info: Say;
  readonly debug: Say;
}
