/** An entry of a tar archive that a test makes, also one that no program would make. */
export interface MadeEntry {
  readonly path: string;
  /** Type flag: `0` file, `1` hard link, `2` symbolic link, `3` device, `5` folder, `6` pipe. */
  readonly type?: string;
  readonly content?: string | Buffer;
  readonly to?: string;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  /** Takes the place of the size of the content. */
  readonly size?: number;
  /** Puts anything into the finished header; its checksum is made afterwards. */
  readonly spoil?: (header: Buffer) => void;
}

/** The header of an entry (POSIX.1-1988, ustar), without what follows it. */
export function tarHeader(entry: MadeEntry): Buffer {
  const { path, type = "0", content = "", to = "", mode = 0o644, uid = 0, gid = 0 } = entry;
  const header = Buffer.alloc(512);
  const name = Buffer.from(path);
  const cut = name.length <= 100 ? -1 : name.lastIndexOf("/", 155);
  name.copy(header, 0, cut + 1, cut + 101);
  if (cut > 0) name.copy(header, 345, 0, cut);
  const octal = (value: number, at: number, digits: number): void => {
    header.write(value.toString(8).padStart(digits, "0"), at);
  };
  octal(mode, 100, 7);
  octal(uid, 108, 7);
  octal(gid, 116, 7);
  octal(entry.size ?? Buffer.byteLength(content), 124, 11);
  octal(86_400, 136, 11);
  header.write(type, 156);
  header.write(to, 157, 100);
  header.write("ustar\0" + "00", 257);
  entry.spoil?.(header);
  sealTarHeader(header);
  return header;
}

/** Puts the right checksum into a header. */
export function sealTarHeader(header: Buffer): void {
  header.fill(0x20, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
}

/** A whole archive: every entry with its content, and the two empty blocks at the end. */
export function tarBytes(entries: readonly MadeEntry[]): Buffer {
  return Buffer.concat([...entries.flatMap(entryBytes), Buffer.alloc(1024)]);
}

/** A header that gives the next entry values of its own (PAX). */
export function paxEntry(records: Readonly<Record<string, string>>): MadeEntry {
  const content = Object.entries(records).map(([key, value]) => {
    const rest = Buffer.byteLength(` ${key}=${value}\n`);
    const digits = String(rest + String(rest + 1).length).length;
    return `${rest + digits} ${key}=${value}\n`;
  });
  return { path: "PaxHeaders/x", type: "x", content: content.join("") };
}

function entryBytes(entry: MadeEntry): readonly Buffer[] {
  const content = Buffer.from(entry.content ?? "");
  return [tarHeader(entry), content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}
