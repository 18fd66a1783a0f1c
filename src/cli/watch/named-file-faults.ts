import { accessSync, constants, statSync } from "node:fs";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { WatchConfig } from "../../watch/config/watch-config.ts";
import { inFolder } from "../targets/in-folder.ts";

/** Policies and inventories that a configuration names and that cannot be read, each at its place; and its state file. */
export function namedFileFaults(config: WatchConfig, folder: string): readonly Diagnostic[] {
  const named = config.watches.flatMap(({ policies, inventory }) =>
    inventory === null ? policies : [...policies, inventory],
  );
  const faults = named.map(({ text, span }) => ({
    span,
    fault: text === "-" ? STANDARD_INPUT : faultOf(inFolder(folder, text)),
  }));
  const { state } = config;
  if (state !== null) faults.push({ span: state.span, fault: stateFault(inFolder(folder, state.text)) });
  return faults.flatMap(({ fault, span }) =>
    fault === null ? [] : [{ code: "AUD7008", severity: "error" as const, ...fault, span }],
  );
}

/** One that is not there will be made. */
function stateFault(path: string): Fault | null {
  try {
    if (statSync(path).isFile()) return null;
  } catch {
    return null; // Opening it says why.
  }
  return { message: `${path}: is no regular file`, hint: "name a file; it is made where there is none" };
}

type Fault = Pick<Diagnostic, "message" | "hint">;

const STANDARD_INPUT: Fault = {
  message: "standard input cannot be read again on SIGHUP",
  hint: "name a file",
};

function faultOf(path: string): Fault | null {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return { message: `${path}: is a directory`, hint: "name the files in it" };
    if (!stat.isFile())
      return {
        message: `${path}: is no regular file`,
        hint: "SIGHUP reads it again: name a file that stays",
      };
    accessSync(path, constants.R_OK);
    return null;
  } catch (fault) {
    return openFault(path, fault instanceof Error && "code" in fault ? String(fault.code) : String(fault));
  }
}

function openFault(path: string, code: string): Fault {
  if (code === "ENOENT" || code === "ENOTDIR")
    return { message: `${path}: there is no such file`, hint: "paths begin in the folder of this file" };
  if (code === "EACCES" || code === "EPERM")
    return { message: `${path}: may not be read by this user`, hint: "let the user of the watch read it" };
  return { message: `${path}: cannot be opened (${code})`, hint: "name a file that can be read" };
}
