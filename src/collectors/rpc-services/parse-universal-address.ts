/** The port of a universal address (RFC 5665): host, then the two bytes of the port, `0.0.0.0.31.66` is 8002. */
export function parseUniversalAddress(text: string): number | null {
  const [, high, low] = /^[\da-f:.%\w-]*\.(\d{1,3})\.(\d{1,3})$/i.exec(text) ?? [];
  if (high === undefined || low === undefined) return null;
  const bytes = [Number(high), Number(low)] as const;
  return bytes.every((byte) => byte <= 255) ? bytes[0] * 256 + bytes[1] : null;
}
