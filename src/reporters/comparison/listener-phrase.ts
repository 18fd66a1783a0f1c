import type { ComparedListener, ComparedProgram } from "../../model/comparison.ts";
import { joinPhrases, phrase } from "./phrase.ts";
import type { Phrase } from "./phrase.ts";

const PROGRAMS = 6;
const LISTENERS = 10;

/** `tcp 0.0.0.0:22`, with the interfaces and the families where they matter. */
export function endpointPhrase({ transport, address, port, devices, v6only }: ComparedListener): Phrase {
  const host = address.includes(":") ? `[${address}]` : address;
  const family = v6only === "yes" ? " (IPv6 only)" : v6only === "no" ? " (IPv6 and IPv4)" : "";
  const device = devices.length === 0 ? [] : phrase` through ${devices.join(", ")}`;
  const reach = family === "" ? [] : [{ kind: "text" as const, text: family }];
  return [...phrase`${`${transport} ${host}:${port}`}`, ...reach, ...device];
}

/** Several listeners, the first ten by name. */
export function endpointPhrases(listeners: readonly ComparedListener[]): Phrase {
  const shown = listeners.slice(0, LISTENERS).map((listener) => phrase`${endpointText(listener)}`);
  return [...joinPhrases(shown, ", "), ...rest(listeners.length - shown.length)];
}

/** Everybody who holds a listener: `/usr/sbin/sshd (uid 0)`. */
export function programsPhrase({ programs, ownerView }: ComparedListener): Phrase {
  if (programs.length === 0) return phrase`owner not seen`;
  const shown = programs.slice(0, PROGRAMS).map(programPhrase);
  const more = ownerView === "partial" ? phrase`, and perhaps others` : rest(programs.length - shown.length);
  return [...joinPhrases(shown, ", "), ...more];
}

function programPhrase({ kind, name, uid, place }: ComparedProgram): Phrase {
  if (kind === "kernel") return phrase`the kernel`;
  const facts = [
    ...(uid === null ? [] : [`uid ${uid}`]),
    ...(place === "container" ? ["in a container"] : []),
  ];
  const said = kind === "claimed" ? phrase`a process that calls itself ${name}` : phrase`${name}`;
  return facts.length === 0 ? said : [...said, { kind: "text", text: ` (${facts.join(", ")})` }];
}

function endpointText({ transport, address, port }: ComparedListener): string {
  return `${transport} ${address.includes(":") ? `[${address}]` : address}:${port}`;
}

function rest(count: number): Phrase {
  return count > 0 ? [{ kind: "text", text: `, … and ${count} more` }] : [];
}
