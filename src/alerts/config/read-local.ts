import { KIND_WORDS } from "../../yaml/yaml-tree.ts";
import { wrongValue } from "../../yaml/wrong-value.ts";
import type { CommandReceiver, FileReceiver } from "../receiver.ts";
import { PATH, readPath } from "./read-path.ts";
import type { ReceiverForm } from "./receiver-form.ts";

/** The keys of a file. */
export const FILE_KEYS = ["path"] as const;

/** The keys of a command. */
export const COMMAND_KEYS = ["argv"] as const;

const ARGV = { form: "a list of a program and its arguments", example: "[/usr/local/bin/tell, --urgent]" };

/** Reads a file. */
export function readFileReceiver({ map, faults, common }: ReceiverForm): readonly FileReceiver[] {
  const path = readPath(map.required("path", PATH), "path", faults.error);
  return path === null ? [] : [{ ...common, kind: "file", path: path.text }];
}

/** Reads a command: a list of its words, because there is no shell that could split a text. */
export function readCommand({ map, faults, common }: ReceiverForm): readonly CommandReceiver[] {
  const tree = map.tree("argv");
  if (tree?.kind !== "list") {
    const found = tree === null ? "nothing" : KIND_WORDS[tree.kind];
    const message = `argv: expected ${ARGV.form}, found ${found}`;
    const hint = `write argv: ${ARGV.example}; there is no shell`;
    faults.error({ code: "AUD5002", message, hint, span: tree?.span ?? map.span });
    return [];
  }
  const words = tree.items.flatMap((item) => {
    if (item.kind === "text" && !item.text.includes("\0")) return [item];
    faults.error(wrongValue("argv", ARGV, item));
    return [];
  });
  const [first = { text: "", span: tree.span }, ...args] = words;
  const program = readPath(first, "argv", faults.error);
  return program === null
    ? []
    : [{ ...common, kind: "command", program: program.text, args: args.map(({ text }) => text) }];
}
