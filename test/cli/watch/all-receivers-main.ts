import { appendFileSync, chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { makeCertificate } from "../../receivers/make-certificate.ts";
import { startExim } from "../../receivers/start-exim.ts";
import { startRsyslog } from "../../receivers/start-rsyslog.ts";

/** Runs a mail server, a syslog server and a web server in a folder, on a private machine; makes `ready` when all answer. */
const [folder = "."] = process.argv.slice(2);
const place = (name: string) => join(folder, name);

makeCertificate(folder);
for (const name of ["mail", "syslog"]) {
  mkdirSync(place(name));
  for (const file of ["cert.pem", "key.pem"]) copyFileSync(place(file), join(place(name), file));
}
chmodSync(place("key.pem"), 0o600);
startExim(place("mail"));
startRsyslog(place("syslog"));
startWeb();
for (const port of [587, 6514, 8443]) await untilOpen(port);
writeFileSync(place("ready"), "");

/** Keeps each body in a line of `hooks`. */
function startWeb(): void {
  const credentials = { key: readFileSync(place("key.pem")), cert: readFileSync(place("cert.pem")) };
  createServer(credentials, (request, response) => {
    void request.toArray().then((chunks) => {
      appendFileSync(place("hooks"), `${Buffer.concat(chunks as Buffer[]).toString()}\n`);
      response.writeHead(204).end();
    });
  }).listen(8443, "127.0.0.1");
}

async function untilOpen(port: number): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await new Promise((resolve) => {
      socket.once("connect", () => {
        resolve(true);
      });
      socket.once("error", () => {
        resolve(false);
      });
    });
    socket.destroy();
    if (isOpen === true) return;
    await wait(50);
  }
  throw new Error(`Nobody listens on port ${port}.`);
}
