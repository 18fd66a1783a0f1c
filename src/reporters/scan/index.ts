import type { ScanFormat } from "./scan-format.ts";

/** Every format of a scan, in the order in which help lists them. */
export const scanFormats: readonly ScanFormat[] = [
  {
    id: "terminal",
    summary: "For people: the open ports of each address, and what kept the others from being known.",
    mediaType: "text/plain",
    extension: ".txt",
    async load(style) {
      const { terminalScan } = await import("./terminal/terminal-scan.ts");
      const { paintAnsi } = style.colour === "ansi" ? await import("../terminal/paint-ansi.ts") : NO_PAINT;
      return terminalScan(style, paintAnsi);
    },
  },
  {
    id: "json",
    summary: "The whole scan for programs, with a published JSON Schema.",
    mediaType: "application/json",
    extension: ".json",
    async load() {
      return (await import("./json/json-scan.ts")).jsonScan();
    },
  },
  {
    id: "ndjson",
    summary: "One line of JSON for each address, as soon as it is scanned.",
    mediaType: "application/x-ndjson",
    extension: ".ndjson",
    async load() {
      return (await import("./ndjson/ndjson-scan.ts")).ndjsonScan();
    },
  },
  {
    id: "nmap",
    summary: "XML as nmap writes it (-oX), for its tools and for audit run --scan and --evidence.",
    mediaType: "application/xml",
    extension: ".xml",
    async load() {
      return (await import("./nmap/nmap-scan.ts")).nmapScan();
    },
  },
];

const NO_PAINT = { paintAnsi: ({ text }: { readonly text: string }) => text };
