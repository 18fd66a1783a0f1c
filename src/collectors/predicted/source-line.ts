import type { PredictionOrigin } from "../../model/listening-socket.ts";

const LONGEST = 200;

/** A line of a file, as a prediction names it. */
export function sourceLine(source: string, line: number | null, text: string): PredictionOrigin {
  const plain = text.trim();
  return { source, line, text: plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain };
}

/** `etc/ssh/sshd_config line 14`, for people. */
export function placeWords({ source, line }: PredictionOrigin): string {
  return line === null ? source : `${source} line ${line}`;
}
