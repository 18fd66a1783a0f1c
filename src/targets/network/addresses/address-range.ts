/** Addresses of one family that follow each other; one address is a range of itself. */
export interface AddressRange {
  readonly family: "ipv4" | "ipv6";
  readonly first: bigint;
  readonly last: bigint;
  /** The interface that a link-local address belongs to (`fe80::1%eth0`); `null` for all others. */
  readonly zone: string | null;
}

/** How many addresses are in a range. */
export function sizeOfRange({ first, last }: Pick<AddressRange, "first" | "last">): bigint {
  return last - first + 1n;
}
