import { Command } from "commander";
import { scanFormats } from "../reporters/scan/index.ts";
import { withNetworkOption } from "./network-option.ts";
import { outputOption } from "./output-option.ts";
import type { ScanOptions } from "./scan-command.ts";

const SCAN_HELP = `
Hosts are names with all their addresses, IPv4 and IPv6 addresses, blocks (10.0.0.0/24, 2001:db8::/120) and ranges
(10.0.0.1-20). Only they are contacted. One run scans 65,536 addresses at most.

Answers are kept apart: open; closed (refused, by the host or by a packet filter that speaks for it); filtered (no answer,
or a packet filter said no); unreachable (no such host or network); open|filtered (UDP that stayed silent); untried (this
machine could not send).

Without --ports: 1 to 1024 and the usual ports above; with --udp also the ports of the usual UDP services.

Exit status: 0 scanned, 2 a name was not resolved, or something was unreachable or not tried, 64 called wrongly,
130 interrupted, after what was seen was written.

Examples:
  audit scan db.example --ports 1-65535
  audit scan 10.0.0.0/24 --ports 22,80,443 --rate 1000 -o ndjson
  audit scan 10.0.0.7 --ports - -o nmap=scan.xml && audit run policy.audit --scan scan.xml
`;

/** Declares `audit scan`. */
export function scanProgram(finish: (status: number) => void): Command {
  const command = new Command("scan")
    .description("try ports of hosts over the network, by TCP connections and UDP probes")
    .argument("<host...>", "names, addresses, blocks and ranges")
    .addOption(outputOption(scanFormats.map(({ id }) => id)));
  return withNetworkOption(command)
    .option("--udp", "try the ports over UDP, too; in --ports, U:53 does so for some")
    .option("--banner", "record what open TCP ports say by themselves")
    .option("--tls", "record the certificates of open TCP ports that speak TLS; they are not verified")
    .option("-q, --quiet", "only addresses with open ports")
    .option("-v, --verbose", "every address, and all ports")
    .option("--no-color", "no colours (also NO_COLOR; FORCE_COLOR forces them)")
    .addHelpText("after", SCAN_HELP)
    .action(async (words: string[], options: ScanOptions) => {
      finish(await (await import("./scan-command.ts")).scanCommand(words, options));
    });
}
