import { numericAddress } from "../../numeric-address.ts";
import { ANY_IPV6 } from "../host-addresses.ts";

/** What the value of `ListenStream=` or `ListenDatagram=` stands for. */
export type Listen =
  | { readonly kind: "socket"; readonly address: Uint8Array; readonly port: number }
  /** A path, an abstract name, a virtual machine's socket: nothing on the network. */
  | { readonly kind: "other" }
  | { readonly kind: "unclear" };

/** Reads an address of systemd.socket(5): `22`, `192.0.2.1:22`, `[::]:22`, `/run/x`, `@x`, `vsock:2:3`. */
export function parseListen(value: string): Listen {
  if (/^[/@]|^vsock/.test(value)) return { kind: "other" };
  if (/^\d{1,5}$/.test(value)) return socket(ANY_IPV6, value);
  const [, host = "", port = ""] = /^(\[[^\]]*\]|[\d.]+):(\d{1,5})(?:%[\w.-]+)?$/.exec(value) ?? [];
  const address = numericAddress(host);
  return address === null ? { kind: "unclear" } : socket(address, port);
}

function socket(address: Uint8Array, text: string): Listen {
  const port = Number(text);
  return port > 0 && port < 65_536 ? { kind: "socket", address, port } : { kind: "unclear" };
}
