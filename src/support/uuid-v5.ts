import { hash } from "node:crypto";

/** The namespace of every name that this tool makes up; drawn once, never changed. */
const DOTAUDIT = "12910a2f-892e-40f4-aa11-77a75daabb0b";

/** The version 5 UUID (RFC 9562, SHA-1) of a name: the same name always has the same one. */
export function uuidV5(name: string, namespace: string = DOTAUDIT): string {
  const digest = hash("sha1", Buffer.concat([bytesOf(namespace), Buffer.from(name)]), "buffer");
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString("hex", 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll("-", ""), "hex");
}
