/** Asks for the addresses that the host's own name stands for. */
export interface OfficialAddressesRequest {
  readonly kind: "official-addresses";
}

/** The host's own name, and the addresses that the host itself gives it; canonical text, in the order of the source. */
export interface OfficialAddresses {
  readonly name: string;
  readonly addresses: readonly string[];
}
