import { appendFileSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { PASSWORD } from "./in-private.ts";
import { servePrivately } from "./private-server.ts";
import { startExim } from "./start-exim.ts";

/** Stands between: what the client sends is written down, and STARTTLS is answered in the place of the server. */
function startThief(notes: string): void {
  createServer((client) => {
    const server = connect(587, "127.0.0.1");
    client
      .on("error", () => undefined)
      .on("data", (chunk) => {
        appendFileSync(notes, chunk);
        if (/^STARTTLS/i.test(chunk.toString("latin1"))) client.write("454 not now\r\n");
        else server.write(chunk);
      });
    server
      .on("error", () => undefined)
      .on("data", (chunk) => {
        client.write(chunk.toString("latin1").replace("250-STARTTLS\r\n", ""), "latin1");
      });
    client.on("close", () => server.destroy());
    server.on("close", () => client.destroy());
  }).listen(2525, "127.0.0.1");
}

/** Says hello and then nothing, ever. */
function startMute(): void {
  createServer((client) => {
    client.on("error", () => undefined).write("220-hello\r\n");
  }).listen(2526, "127.0.0.1");
}

await servePrivately({
  port: 25,
  kept: "mail/all",
  log: "log/main",
  start: (folder) => {
    writeFileSync(join(folder, "secret"), `${PASSWORD}\n`, { mode: 0o600 });
    startExim(folder);
    startThief(join(folder, "log/main"));
    startMute();
  },
  isDone: (_, log) => log.split(" <= ").length === log.split(" Completed").length,
});
