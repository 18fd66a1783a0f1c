import type { Observation } from "../../model/observation.ts";
import type { XinetdFacts } from "../../model/services.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { ConfigurationReader } from "../predicted/configuration-reader.ts";
import { isOffered, readXinetdBlocks } from "../predicted/inetd/xinetd-blocks.ts";

const FILE = "/etc/xinetd.conf";

/** Every service that is described to xinetd, and whether it is offered. Without its configuration there is none. */
export function readXinetd(files: FileAccess | null): Observation<XinetdFacts> {
  if (files === null) return unavailable("not-supported", "No files can be read on this target.");
  const reader = new ConfigurationReader(files);
  const main = reader.text(FILE);
  if (main.status === "unavailable")
    return main.reason === "missing-source" ? observed([]) : { ...main, source: FILE };
  const { blocks, problems } = readXinetdBlocks(reader, FILE);
  if (problems.length > 0) return unavailable("failed", problems.slice(0, 5).join(" "));
  const defaults = blocks.filter(({ kind }) => kind === "defaults");
  return observed(
    blocks
      .filter(({ kind }) => kind === "service")
      .map((block) => ({
        name: block.name,
        id: block.attributes.get("id")?.[0] ?? block.name,
        state: isOffered(block, defaults) ? "on" : "off",
        file: block.file,
        line: block.line,
      })),
  );
}

function observed(services: XinetdFacts["services"]): Observation<XinetdFacts> {
  return { status: "observed", source: FILE, facts: { services } };
}

function unavailable(reason: "not-supported" | "failed", detail: string): Observation<XinetdFacts> {
  return { status: "unavailable", source: FILE, reason, detail };
}
