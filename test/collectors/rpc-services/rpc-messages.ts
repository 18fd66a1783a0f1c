/** Four bytes, big-endian. */
export function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

/** Length, bytes, padding to four. */
export function text(value: string): Buffer {
  return Buffer.concat([
    word(value.length),
    Buffer.from(value, "latin1"),
    Buffer.alloc((4 - (value.length % 4)) % 4),
  ]);
}

/** An accepted reply of a transaction with an outcome and a body. */
export function accepted(transaction: number, outcome: number, ...body: readonly Buffer[]): Buffer {
  return Buffer.concat([...[transaction, 1, 0, 0, 0, outcome].map(word), ...body]);
}

/** One entry of a version 2 list. */
export function mapping(
  program: number,
  version: number,
  end: readonly [protocol: number, port: number],
): Buffer {
  return Buffer.concat([1, program, version, ...end].map(word));
}

/** One entry of a version 3 or 4 list. */
export function binding(
  program: number,
  version: number,
  end: readonly [network: string, address: string],
): Buffer {
  return Buffer.concat([
    word(1),
    word(program),
    word(version),
    text(end[0]),
    text(end[1]),
    text("superuser"),
  ]);
}

export const END = word(0);

/** A record of a stream, cut into fragments of a size. */
export function record(message: Buffer, fragment = message.length): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < message.length || at === 0; at += fragment) {
    const part = message.subarray(at, at + fragment);
    const isLast = at + fragment >= message.length;
    parts.push(word((isLast ? 0x8000_0000 : 0) + part.length), part);
  }
  return Buffer.concat(parts);
}
