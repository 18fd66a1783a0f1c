import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import type { FileReceiver } from "../alerts/receiver.ts";
import { renderJsonLines } from "../alerts/render/render-json-lines.ts";
import type { Delivery } from "../model/alert.ts";
import type { Attempt } from "./attempt.ts";
import { DELIVERED, failed } from "./attempt.ts";

/** No pipe, no device and no symbolic link takes the place of the file. */
const FLAGS =
  constants.O_RDWR |
  constants.O_APPEND |
  constants.O_CREAT |
  constants.O_NOFOLLOW |
  constants.O_NONBLOCK |
  constants.O_NOCTTY;

const OWNER_ONLY = 0o600;

/** Adds a group to a file, and waits until the disk has it. Opened anew each time: whoever moves it away gets a new one. */
export async function appendFile({ path }: FileReceiver, { group }: Attempt): Promise<Delivery> {
  const file = await open(path, FLAGS, OWNER_ONLY);
  try {
    const stat = await file.stat();
    if (!stat.isFile()) return failed(`${path} is not a regular file`);
    if (stat.uid !== 0 && stat.uid !== process.geteuid?.()) return failed(`${path} belongs to somebody else`);
    await file.appendFile((await missingBreak(file)) + renderJsonLines(group));
    await file.datasync();
    return DELIVERED;
  } finally {
    await file.close();
  }
}

/** A line that a full disk cut off must not spoil the next one. */
async function missingBreak(file: FileHandle): Promise<string> {
  const { size } = await file.stat();
  if (size === 0) return "";
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString("latin1") === "\n" ? "" : "\n";
}
