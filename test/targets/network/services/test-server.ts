import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Called after each test, in order. */
export const toClose: (() => Promise<unknown> | undefined)[] = [];

/** A server on a free loopback port that does something to everybody who connects. */
export async function serve(greet: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    greet(socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  toClose.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
    return undefined;
  });
  return (server.address() as AddressInfo).port;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** A folder with `key.pem` and a certificate for it, `cert.pem`, that openssl made. */
export function certificateFolder(subject: string, names: string): string {
  const folder = mkdtempSync(join(tmpdir(), "tls-server-"));
  toClose.push(() => rm(folder, { recursive: true }));
  const config = [
    "[req]\ndistinguished_name = dn\nx509_extensions = ext\nstring_mask = utf8only\n[dn]\n[ext]",
    ...(names === "" ? [] : [`subjectAltName = ${names}`]),
  ];
  writeFileSync(join(folder, "openssl.cnf"), `${config.join("\n")}\n`);
  const files = ["-keyout", "key.pem", "-out", "cert.pem", "-config", "openssl.cnf"];
  const options = [
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:P-256",
    "-nodes",
    "-utf8",
    "-days",
    "7",
    "-subj",
    subject,
  ];
  execFileSync("openssl", [...options, ...files], { cwd: folder, stdio: "ignore" });
  return folder;
}

/** A real `openssl s_server` with such a certificate. */
export async function serveTls(folder: string, ...options: readonly string[]): Promise<number> {
  const port = await freePort();
  const words = [
    "s_server",
    "-accept",
    `127.0.0.1:${port}`,
    "-key",
    "key.pem",
    "-cert",
    "cert.pem",
    ...options,
  ];
  const server = spawn("openssl", words, { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
  toClose.push(() => {
    server.kill();
    return once(server, "exit");
  });
  for await (const said of server.stdout) if (String(said).includes("ACCEPT")) break;
  return port;
}
