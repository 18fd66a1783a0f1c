import { extname } from "node:path";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import { FILE_KEYS } from "../../watch/config/parse-watch-config.ts";
import { readPolicyFile } from "../read-policy-file.ts";

const YAML: readonly string[] = [".yaml", ".yml", ".json"];

/** Whether a file is a configuration of `audit watch`, by its name and its keys: policies may be YAML, too. */
export function isWatchConfig(name: string): boolean {
  if (!YAML.includes(extname(name))) return false;
  const input = readPolicyFile(name);
  const { tree } = parseYaml(input.status === "read" ? input.bytes : Buffer.alloc(0));
  if (tree?.kind !== "map") return true;
  const keys: readonly string[] = FILE_KEYS;
  return (
    tree.entries.some(({ key }) => keys.includes(key)) || !tree.entries.some(({ key }) => key === "hosts")
  );
}
