import type { XmlReader } from "../xml/read-xml.ts";
import { findingOf } from "./finding-of.ts";
import type { NessusFile, NessusFinding } from "./nessus-file.ts";

/** A reader that puts a file together. */
interface FileReader extends XmlReader {
  /** `null` where the root was another one. */
  finish(): NessusFile | null;
}

interface OpenHost {
  readonly name: string;
  readonly properties: Map<string, string>;
  readonly findings: NessusFinding[];
  otherItems: number;
}

/** Longer names mean nothing here, and make no path long. */
const LONGEST_NAME = 64;
const OTHER = "?";

const ROOT = "NessusClientData_v2";
const HOST = `${ROOT}/Report/ReportHost`;
const ITEM = `${HOST}/ReportItem`;

/** What is known by where it stands, so that no element elsewhere can pass for a host or a result. */
export function fileReader(): FileReader {
  const path: string[] = [];
  const hosts: OpenHost[] = [];
  let root: string | null = null;
  let policyName = "";
  let tag = "";
  let fields = new Map<string, string>();

  return {
    open(name, attributes) {
      path.push(name.length > LONGEST_NAME ? OTHER : name);
      root ??= name;
      const here = path.join("/");
      if (here === HOST) hosts.push(openHost(attributes.name ?? ""));
      if (here === `${HOST}/HostProperties/tag`) tag = attributes.name ?? "";
      if (here === ITEM) fields = new Map();
    },
    close(name, text) {
      const here = path.join("/");
      path.pop();
      if (here === `${ROOT}/Policy/policyName`) policyName = text;
      const host = hosts.at(-1);
      if (host === undefined) return;
      if (here === `${HOST}/HostProperties/tag`) host.properties.set(tag, text);
      if (here === `${ITEM}/${name}`) fields.set(name, text);
      if (here === ITEM) closeItem(host, fields);
    },
    finish: () => (root === ROOT ? { policyName, hosts } : null),
  };
}

function openHost(name: string): OpenHost {
  return { name, properties: new Map(), findings: [], otherItems: 0 };
}

function closeItem(host: OpenHost, fields: ReadonlyMap<string, string>): void {
  const finding = findingOf(fields);
  if (finding === null) host.otherItems += 1;
  else host.findings.push(finding);
}
