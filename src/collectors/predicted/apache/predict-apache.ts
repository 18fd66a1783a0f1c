import { posix } from "node:path";
import { ANY_IPV6 } from "../host-addresses.ts";
import { optionValues } from "../option-value.ts";
import { joinPredictions, undecided } from "../prediction.ts";
import type { PredictedListener, Prediction } from "../prediction.ts";
import type { KnownServer, Scene, StartedProgram } from "../scene.ts";
import { placeWords, sourceLine } from "../source-line.ts";
import { splitWords } from "../split-words.ts";
import { apacheState, expandVariables } from "./apache-state.ts";
import type { ApacheListen, ApacheState } from "./apache-state.ts";
import { readApache } from "./read-apache.ts";

/** What Apache's web server would listen on. */
export const apache: KnownServer = {
  name: "Apache",
  programs: ["apache2", "httpd", "apachectl", "apache2ctl", "httpd-foreground", "apache2-foreground"],
  services: ["apache2", "httpd", "apache"],
  predict: (started, scene) => {
    const { file, root } = placeOf(started, scene);
    const state = apacheState(scene, new Map([...variablesIn(ENVIRONMENT, scene), ...started.environment]));
    state.root = root;
    for (const name of optionValues(started.args, "-D")) state.defines.add(name);
    readApache(state, file, 0);
    return joinPredictions([
      ...state.listens.map((line) => listenersOf(line, state)),
      ...state.problems.map((problem) => undecided("tcp", `Apache: ${problem}`)),
    ]);
  },
};

const ENVIRONMENT = "/etc/apache2/envvars";

const PLACES = [
  { file: "/etc/apache2/apache2.conf", root: "/etc/apache2" },
  { file: "/etc/httpd/conf/httpd.conf", root: "/etc/httpd" },
  { file: "/etc/apache2/httpd.conf", root: "/etc/apache2" },
  { file: "/usr/local/apache2/conf/httpd.conf", root: "/usr/local/apache2" },
] as const;

function placeOf(
  { args }: StartedProgram,
  { reader }: Scene,
): { readonly file: string; readonly root: string } {
  const usual = PLACES.find(({ file }) => reader.has(file) === "yes") ?? PLACES[0];
  const root = optionValues(args, "-d").at(-1) ?? usual.root;
  const asked = optionValues(args, "-f").at(-1);
  return { root, file: asked === undefined ? usual.file : posix.resolve(root, asked) };
}

/** `export NAME=value` of a shell file; what the shell would have to work out stays as it is written. */
function variablesIn(path: string, { reader }: Scene): ReadonlyMap<string, string> {
  const text = reader.text(path);
  const lines = text.status === "observed" ? text.value.split("\n") : [];
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^\s*(?:export\s+)?([A-Z_]\w*)=(.*)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) return [];
      return [[name, (splitWords(value)[0] ?? "").replace(/\$(?:\{SUFFIX\}|SUFFIX)/g, "")] as const];
    }),
  );
}

/** A `Listen` without an address takes every address of both families with one socket. */
function listenersOf(line: ApacheListen, state: ApacheState): Prediction {
  const origin = sourceLine(line.file, line.line, line.text);
  const value = expandVariables(line.args[0] ?? "", state);
  const [, host = "*", text] = /^(?:(.*):)?(\d{1,5})$/.exec(value ?? "") ?? [];
  const port = Number(text);
  const addresses = host === "*" ? [ANY_IPV6] : state.scene.addressesOf(host);
  if (addresses === null || !(port > 0 && port < 65_536))
    return undecided("tcp", `${placeWords(origin)} is not understood: ${origin.text}`);
  const place = { transport: "tcp", v6only: "no", port, device: null, origin } as const;
  const listeners: readonly PredictedListener[] = addresses.map((address) => ({ ...place, address }));
  return { listeners, undecided: [] };
}
