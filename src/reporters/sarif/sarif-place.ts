import type { FoundItem } from "../../model/verdict.ts";
import type { SourceLocation } from "../../model/span.ts";
import { printable } from "../../support/printable.ts";
import { endpointWords } from "../wording/listener-words.ts";
import { artifactUri } from "./artifact-uri.ts";
import { cutAt, LIMITS } from "./limits.ts";

/** A line of a policy as a location. */
export function placeInPolicy({ file, line, column }: SourceLocation) {
  const region = { startLine: line, startColumn: column };
  return { physicalLocation: { artifactLocation: { uri: artifactUri(file) }, region } };
}

/** The machine, and the listeners that were found on it: `web1/tcp/0.0.0.0/8080`. */
export function placesOnHost(target: string, found: readonly FoundItem[]): readonly object[] {
  const host = { name: printable(target), fullyQualifiedName: printable(target), kind: "host" };
  const listeners = new Map<string, object>();
  for (const { listener, service } of found) {
    if (listener === undefined) continue;
    const { transport, address, port } = listener;
    const fullyQualifiedName = printable([target, transport, address, port].join("/"));
    const name = printable(endpointWords(listener, service));
    listeners.set(fullyQualifiedName, { name, fullyQualifiedName, kind: "listener" });
  }
  return [host, ...cutAt([...listeners.values()], LIMITS.locations - 1).kept];
}
