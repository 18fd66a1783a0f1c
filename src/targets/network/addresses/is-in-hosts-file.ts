import { localFiles } from "../../local/local-files.ts";

const HOSTS = "/etc/hosts";
const LIMIT = 8 << 20;

/** Whether this machine's own file of hosts says what a name means: then no name server is asked for the rest of it. */
export function isInHostsFile(name: string): boolean {
  const text = localFiles().readText(HOSTS, LIMIT);
  if (text.status === "unavailable") return false;
  const wanted = name.toLowerCase();
  return text.value.split("\n").some((line) => namesOn(line).includes(wanted));
}

function namesOn(line: string): readonly string[] {
  const [said = ""] = line.split("#", 1);
  return said.trim().toLowerCase().split(/\s+/).slice(1);
}
