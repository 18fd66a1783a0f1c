/** Listens where the first argument says (JSON), and runs the other arguments as a command meanwhile. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

interface Place {
  readonly host: string;
  readonly port: number;
  /** What is said to everybody who connects. */
  readonly says?: string;
}

const [places = "[]", program = "", ...args] = process.argv.slice(2);
for (const { host, port, says } of JSON.parse(places) as readonly Place[]) {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    if (says !== undefined) socket.end(says);
  });
  server.listen({ host, port, ipv6Only: true });
  await once(server, "listening");
}
const child = spawn(program, args, { stdio: "inherit" });
const [status] = (await once(child, "exit")) as [number | null];
process.exit(status ?? 1);
