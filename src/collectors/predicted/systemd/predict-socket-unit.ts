import { joinPredictions, undecided } from "../prediction.ts";
import type { PredictedListener, Prediction } from "../prediction.ts";
import { placeWords, sourceLine } from "../source-line.ts";
import { parseListen } from "./parse-listen.ts";
import { lastOf, listOf } from "./unit-store.ts";
import type { PlacedLine } from "./unit-store.ts";
import type { StartedUnit } from "./started-units.ts";

const KINDS = [
  ["ListenStream", "tcp"],
  ["ListenDatagram", "udp"],
] as const;

/** What a started socket unit makes the manager listen on (systemd.socket(5)). */
export function predictSocketUnit(started: StartedUnit): Prediction {
  const { unit } = started;
  const unread = unit.unreadable.map((detail) => undecided("any", `${started.name}: ${detail}`));
  const parts = KINDS.flatMap(([key, transport]) =>
    listOf(unit, "Socket", key).map((line) => predictLine(started, line, transport)),
  );
  return joinPredictions([...parts, ...unread]);
}

function predictLine(started: StartedUnit, line: PlacedLine, transport: "tcp" | "udp"): Prediction {
  const protocol = lastOf(started.unit, "Socket", "SocketProtocol") ?? "";
  if (protocol === "sctp") return joinPredictions([]);
  const value = expand(line.value, started.name);
  const listen = value === null ? { kind: "unclear" as const } : parseListen(value);
  const origin = sourceLine(line.file, line.line, `${line.key}=${line.value}`);
  switch (listen.kind) {
    case "other":
      return joinPredictions([]);
    case "unclear":
      return undecided(transport, `${placeWords(origin)} is not understood: ${origin.text}`);
    case "socket": {
      const listener: PredictedListener = {
        transport: protocol === "udplite" && transport === "udp" ? "udplite" : transport,
        address: listen.address,
        v6only: v6onlyOf(started),
        port: listen.port,
        device: lastOf(started.unit, "Socket", "BindToDevice") ?? null,
        origin,
      };
      return { listeners: [listener], undecided: [] };
    }
  }
}

function v6onlyOf({ unit }: StartedUnit): PredictedListener["v6only"] {
  return lastOf(unit, "Socket", "BindIPv6Only") === "ipv6-only" ? "yes" : "no";
}

/** A folder of the system, such as `%t` for `/run`. */
const FOLDER = /^%[CdEhLSTtV](?=\/)/;

/** Specifiers of an instance, and folders at the beginning; `null` where there is another one. */
function expand(value: string, name: string): string | null {
  if (FOLDER.test(value)) return value.replace(FOLDER, "/run");
  const instance = /@(.*)\.[a-z]+$/.exec(name)?.[1] ?? "";
  const plain = value.replace(/%([iI%])/g, (_, letter: string) => (letter === "%" ? "\0" : instance));
  return /%\w/.test(plain.replace(/\]?:\d+%/, "")) ? null : plain.replaceAll("\0", "%");
}
