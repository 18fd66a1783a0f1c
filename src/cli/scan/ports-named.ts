import { parseServiceNames } from "../../collectors/service-names/parse-service-names.ts";
import { localFiles } from "../../targets/local/local-files.ts";
import { UsageError } from "../usage-error.ts";
import { parsePortList } from "./parse-port-list.ts";
import type { PortList, PortOfName } from "./parse-port-list.ts";

const SERVICES = "/etc/services";
const LIMIT = 8 << 20;

/** The ports that `--ports` names. Throws `UsageError` with the column of what cannot be read. */
export function portsNamed(text: string): PortList {
  const parsed = parsePortList(text, portOfThisMachine);
  if (parsed.status === "parsed") return parsed.list;
  const { column, message } = parsed;
  throw new UsageError(`--ports ${text.slice(0, 200)}: column ${column}: ${message}.`);
}

let known: ReadonlyMap<string, number> | null = null;

/** What this machine calls its ports; the file is read when a list first has a name. */
function portOfThisMachine(...[name, transport]: Parameters<PortOfName>): number | null {
  return (known ??= readNames()).get(`${name}/${transport}`) ?? null;
}

function readNames(): ReadonlyMap<string, number> {
  const text = localFiles().readText(SERVICES, LIMIT);
  const entries = text.status === "observed" ? parseServiceNames(text.value) : [];
  const names = entries.flatMap(({ name, aliases, port, transport }) =>
    [name, ...aliases].map((word) => [`${word}/${transport}`, port] as const),
  );
  return new Map(names.toReversed());
}
