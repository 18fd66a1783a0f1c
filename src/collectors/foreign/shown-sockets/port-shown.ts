import type { ReadingAids } from "../foreign-format.ts";

/** A port as a tool shows it: a number, none (`*`), or a name that has to be looked up. */
export type PortShown =
  | { readonly status: "known"; readonly port: number }
  | { readonly status: "none" }
  | { readonly status: "unknown"; readonly words: string };

/** Reads a port or, with the help of a `services` file, its name. */
export function portShown(text: string, transport: string, aids: ReadingAids): PortShown {
  if (text === "*") return { status: "none" };
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return { status: "known", port: Number(text) };
  const port = /^[A-Za-z][\w.+*/-]*$|^\d[\w-]*[A-Za-z][\w-]*$/.test(text)
    ? aids.portOf(text, transport)
    : null;
  if (port !== null) return { status: "known", port };
  const words = `shows the ${transport} port "${text.slice(0, 40)}", whose number is not known: show numbers (-n), or add a services file.`;
  return { status: "unknown", words };
}
