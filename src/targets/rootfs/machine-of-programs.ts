import type { FileAccess } from "../file-access.ts";
import type { TargetIdentity } from "../target.ts";

/** What kind of machine programs were built for. */
export type Machine = Pick<TargetIdentity, "architecture" | "byteOrder">;

/** Programs that nearly every system has. */
const PROGRAMS: readonly string[] = [
  "/bin/sh",
  "/usr/bin/env",
  "/sbin/init",
  "/sbin/ldconfig",
  "/bin/busybox",
];

/** Words of `uname -m` by the number in an ELF header (`e_machine`, elf(5)). */
const MACHINES: ReadonlyMap<number, string> = new Map([
  [3, "i686"],
  [8, "mips"],
  [20, "ppc"],
  [21, "ppc64"],
  [22, "s390x"],
  [40, "armv7l"],
  [62, "x86_64"],
  [183, "aarch64"],
  [243, "riscv64"],
  [258, "loongarch64"],
]);

/** The machine that the first of a few common programs was built for; `null` where none of them tells. */
export function machineOfPrograms(files: FileAccess): Machine | null {
  for (const path of PROGRAMS) {
    const machine = parseElfMachine(startOf(files, path));
    if (machine !== null) return machine;
  }
  return null;
}

/** The machine from the first bytes of a program; `null` for what is no ELF file. */
export function parseElfMachine(bytes: Buffer): Machine | null {
  if (bytes.length < 20 || bytes.readUInt32BE(0) !== 0x7f454c46) return null;
  const byteOrder = bytes[5] === 2 ? "BE" : "LE";
  const number = byteOrder === "BE" ? bytes.readUInt16BE(18) : bytes.readUInt16LE(18);
  const word = MACHINES.get(number) ?? `ELF machine ${number}`;
  return { architecture: word === "ppc64" && byteOrder === "LE" ? "ppc64le" : word, byteOrder };
}

function startOf(files: FileAccess, path: string): Buffer {
  let start: Buffer = Buffer.alloc(0);
  files.readChunks(path, (chunk) => {
    start = Buffer.from(chunk.subarray(0, 20));
    return "stop";
  });
  return start;
}
