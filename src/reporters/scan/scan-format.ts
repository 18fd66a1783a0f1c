import type { ScanEnding, ScannedAddress, ScanOpening } from "../../model/scan-report.ts";
import type { Reporter, RenderStyle } from "../define-reporter.ts";

/**
 * Writes a scan piece by piece, so that 65,536 addresses take no more memory than one. The pieces one after the other are
 * the whole text, also where the scan was interrupted. Pure, but for what it remembers of the pieces before.
 */
export interface ScanWriter {
  begin(opening: ScanOpening): string;
  address(scanned: ScannedAddress): string;
  end(ending: ScanEnding): string;
}

/** One format of a scan. */
export interface ScanFormat extends Omit<Reporter, "render"> {
  /** A promise only because the code of a format is loaded when it is first used. */
  load(style: RenderStyle): Promise<ScanWriter>;
}
