/** A program of the system and its arguments; no text of a policy or of the target belongs into it. */
export interface ProgramCall {
  /** Its name without a folder: it is looked for where only root can put programs. */
  readonly program: string;
  readonly args: readonly string[];
  readonly timeoutMs: number;
  readonly limitBytes: number;
  /** Exit statuses beside 0 that are an answer too: `[1]` where 1 means that there is no such thing. */
  readonly statuses?: readonly number[];
}

/** What a program wrote that ended well. */
export interface ProgramOutput {
  readonly path: string;
  readonly stdout: string;
  readonly stderr: string;
  /** How it ended; 0 unless the call takes other statuses for answers. */
  readonly exitStatus?: number;
}

/** A command of a policy that the user allowed, and how it is to be run. */
export interface CommandCall {
  /** Text for `/bin/sh -c`, or a whole script that begins with `#!`. */
  readonly command: string;
  readonly timeoutMs: number;
  /** `null`: as the user who runs this program. */
  readonly user: CommandUser | null;
  readonly network: "shared" | "none";
}

/** A user of this machine, by number, without any further groups. */
export interface CommandUser {
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

/** What the user allowed commands of policies to do. */
export interface CommandLeave extends Pick<CommandCall, "user" | "network"> {
  /** The user by name, for machines with numbers of their own; without `user`, nothing may run as anybody on this one. */
  readonly userName?: string;
  allows(command: string): boolean;
}
