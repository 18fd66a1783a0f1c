export type ByteOrder = "LE" | "BE";

const V4_MAPPED_PREFIX = "00000000000000000000ffff";

/**
 * The bytes of an address as `/proc/net` writes it: 32-bit words in the byte order of the machine. A v4-mapped
 * address gives the 4 bytes of the IPv4 address.
 */
export function parseAddress(hex: string, byteOrder: ByteOrder): Uint8Array {
  const bytes = Buffer.from(hex, "hex");
  if (byteOrder === "LE") bytes.swap32();
  return bytes.toString("hex").startsWith(V4_MAPPED_PREFIX) ? bytes.subarray(12) : bytes;
}
