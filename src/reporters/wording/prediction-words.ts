import type { ListeningSocket } from "../../model/listening-socket.ts";

/** From where a listener was predicted; `null` for one that was seen. */
export function predictionWords({ predictedBy }: ListeningSocket): string | null {
  if (predictedBy === undefined) return null;
  const { source, line, text } = predictedBy;
  return `Predicted, not seen: ${source}${line === null ? "" : ` line ${line}`}: ${text}`;
}
