import type { ScanEnding, ScannedAddress, ScanOpening } from "../../model/scan-report.ts";
import { scanFormats } from "../../reporters/scan/index.ts";
import type { ScanWriter } from "../../reporters/scan/scan-format.ts";
import type { Output } from "../outputs.ts";
import { styleFor } from "../style.ts";
import type { StyleChoice } from "../style.ts";
import { fileSink, stdoutSink } from "./scan-sink.ts";
import type { ScanSink, StdoutWatch } from "./scan-sink.ts";

/** All formats of one scan at once: what is written to one of them is written to each. */
export interface ScanOutputs {
  begin(opening: ScanOpening): void;
  address(scanned: ScannedAddress): void;
  end(ending: ScanEnding): Promise<void>;
  /** Leaves no half of a file behind. Safe to call at any time. */
  abandon(): void;
}

interface Pair {
  readonly writer: ScanWriter;
  readonly sink: ScanSink;
}

/** Opens every output. */
export async function openScanOutputs(
  outputs: readonly Output[],
  choice: StyleChoice,
  watch: StdoutWatch,
): Promise<ScanOutputs> {
  const writers: ScanWriter[] = [];
  for (const { format, path } of outputs) {
    const style =
      path === null ? styleFor(process.stdout, choice) : styleFor({}, { ...choice, color: false });
    const writer = await scanFormats.find(({ id }) => id === format)?.load(style);
    if (writer !== undefined) writers.push(writer);
  }
  const pairs: Pair[] = [];
  const abandon = () => {
    for (const { sink } of pairs) sink.abandon();
  };
  try {
    for (const [index, writer] of writers.entries()) {
      const path = outputs[index]?.path ?? null;
      pairs.push({ writer, sink: path === null ? stdoutSink(watch) : fileSink(path) });
    }
  } catch (fault) {
    abandon();
    throw fault;
  }
  return {
    begin: (opening) => {
      each(pairs, (writer) => writer.begin(opening));
    },
    address: (scanned) => {
      each(pairs, (writer) => writer.address(scanned));
    },
    end: async (ending) => {
      each(pairs, (writer) => writer.end(ending));
      for (const { sink } of pairs) await sink.finish();
    },
    abandon,
  };
}

function each(pairs: readonly Pair[], textOf: (writer: ScanWriter) => string): void {
  for (const { writer, sink } of pairs) {
    const text = textOf(writer);
    if (text !== "") sink.write(text);
  }
}
