import { KIND_WORDS } from "../../yaml/yaml-tree.ts";
import type { CommandReceiver, FileReceiver } from "../receiver.ts";
import { readPath } from "./read-path.ts";
import type { ReceiverForm } from "./receiver-form.ts";

/** The keys of a file. */
export const FILE_KEYS = ["path"] as const;

/** The keys of a command. */
export const COMMAND_KEYS = ["argv"] as const;

/** Reads a file. */
export function readFileReceiver({ map, faults, common }: ReceiverForm): readonly FileReceiver[] {
  const path = readPath(map.required("path"), "path", faults.error);
  return path === null ? [] : [{ ...common, kind: "file", path: path.text }];
}

/** Reads a command: a list of its words, because there is no shell that could split a text. */
export function readCommand({ map, faults, common }: ReceiverForm): readonly CommandReceiver[] {
  const tree = map.tree("argv");
  if (tree?.kind !== "list") {
    const found = tree === null ? "nothing" : KIND_WORDS[tree.kind];
    const message = `argv: expected a list of a program and its arguments, found ${found}`;
    const hint = "write argv: [/usr/local/bin/tell, --urgent]; there is no shell";
    faults.error({ code: "AUD5002", message, hint, span: tree?.span ?? map.span });
    return [];
  }
  const words = tree.items.flatMap((item) => {
    if (item.kind === "text" && !item.text.includes("\0")) return [item];
    const message = `argv: expected a text, found ${KIND_WORDS[item.kind]}`;
    faults.error({ code: "AUD5005", message, span: item.span });
    return [];
  });
  const [first = { text: "", span: tree.span }, ...args] = words;
  const program = readPath(first, "argv", faults.error);
  return program === null
    ? []
    : [{ ...common, kind: "command", program: program.text, args: args.map(({ text }) => text) }];
}
