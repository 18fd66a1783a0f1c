/** A listener as one view of the kernel shows it. */
export interface ViewedSocket {
  readonly transport: "tcp" | "udp";
  readonly address: string;
  readonly port: number;
  /** `null` where the view does not tell. */
  readonly inode: number | null;
}

/** One socket and no other: a listener that was started again has another inode. */
export function keyOf({ transport, address, port, inode }: ViewedSocket): string {
  return `${transport} ${address} ${port} ${inode ?? ""}`;
}
