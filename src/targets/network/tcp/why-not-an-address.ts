import { isIP } from "node:net";
import { networkInterfaces } from "node:os";

/** Why nothing can be asked at an address, in words; `null` where it can. */
export function whyNotAnAddress(address: string): string | null {
  if (isIP(address) === 0) return "not a numeric address";
  if (address === "0.0.0.0" || address === "::") return "not the address of any host";
  if (isIP(address) === 4) return null;
  const [plain = "", zone] = address.split("%");
  if (zone === undefined)
    return /^fe[89ab]/i.test(plain) ? "a link-local address without its interface" : null;
  // The system would ask somewhere else: an interface that it does not know means any to it.
  return zone in networkInterfaces() ? null : `there is no interface ${zone}`;
}
