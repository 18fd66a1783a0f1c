import type { AddressScope } from "../../model/listening-socket.ts";

type Block = readonly [scope: AddressScope, prefix: readonly number[], bits: number];

const IPV4_BLOCKS: readonly Block[] = [
  ["any", [0, 0, 0, 0], 32],
  ["loopback", [127], 8],
  ["link-local", [169, 254], 16],
  ["multicast", [224], 4],
  ["private", [10], 8],
  ["private", [172, 16], 12],
  ["private", [192, 168], 16],
  ["private", [100, 64], 10],
];

const IPV6_LOOPBACK = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];

const IPV6_BLOCKS: readonly Block[] = [
  ["any", [], 128],
  ["loopback", IPV6_LOOPBACK, 128],
  ["link-local", [0xfe, 0x80], 10],
  ["multicast", [0xff], 8],
  ["private", [0xfc], 7],
];

/** From where an address of 4 or 16 bytes can be reached (RFC 6890; RFC 6598 counts as private). */
export function scopeOfAddress(bytes: Uint8Array): AddressScope {
  const blocks = bytes.length === 4 ? IPV4_BLOCKS : IPV6_BLOCKS;
  return blocks.find((block) => isInBlock(bytes, block))?.[0] ?? "public";
}

function isInBlock(bytes: Uint8Array, [, prefix, bits]: Block): boolean {
  return bytes.every((byte, index) => {
    const mask = (0xff00 >> Math.min(8, Math.max(0, bits - 8 * index))) & 0xff;
    return (byte & mask) === ((prefix[index] ?? 0) & mask);
  });
}
