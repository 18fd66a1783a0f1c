import { inertJsonLine } from "../../../support/inert-json.ts";
import type { ScanWriter } from "../scan-format.ts";

/** Lines of JSON: the opening (`scan`), each address as it is done (`address`), the end (`end`). */
export function ndjsonScan(): ScanWriter {
  return {
    begin: (opening) => line({ kind: "scan", ...opening }),
    address: (scanned) => line({ kind: "address", ...scanned }),
    end: (ending) => line({ kind: "end", ...ending }),
  };
}

function line(value: object): string {
  return `${inertJsonLine(value)}\n`;
}
