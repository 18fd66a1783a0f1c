import { execFileSync, spawn } from "node:child_process";
import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { PASSWORD } from "./in-private.ts";
import { servePrivately } from "./private-server.ts";

/** Port 25 offers no TLS, 465 begins with it, 587 wants a login, 2525 is 587 with STARTTLS cut out by a thief. */
const configOf = (folder: string) => `
primary_hostname = mail.example
keep_environment =
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%s
pid_file_path = ${folder}/spool/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = 25 : 465 : 587
tls_on_connect_ports = 465
tls_advertise_hosts = \${if eq{$received_port}{25}{}{*}}
tls_certificate = ${folder}/cert.pem
tls_privatekey = ${folder}/key.pem
auth_advertise_hosts = *
message_size_limit = 1M
acl_smtp_mail = accept
acl_smtp_rcpt = check_rcpt
acl_smtp_data = check_data
begin acl
check_rcpt:
  deny local_parts = nobody
       message = no such mailbox
  defer local_parts = later
       message = try again
  deny !authenticated = *
       condition = \${if !eq{$received_port}{25}}
       message = log in first
  accept
check_data:
  deny condition = \${if match{$rh_subject:}{forbidden}}
       message = this text is not wanted
  accept
begin routers
all:
  driver = accept
  transport = box
begin transports
box:
  driver = appendfile
  file = ${folder}/mail/all
  user = Debian-exim
  group = Debian-exim
  envelope_to_add
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{$auth2}{watch}}{eq{$auth3}{${PASSWORD}}}}}
  server_set_id = $auth2
`;

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
    for (const name of ["spool", "log", "mail"]) mkdirSync(join(folder, name));
    execFileSync("chown", ["Debian-exim", ...["spool", "log", "mail"].map((name) => join(folder, name))]);
    chmodSync(join(folder, "key.pem"), 0o644);
    writeFileSync(join(folder, "secret"), `${PASSWORD}\n`, { mode: 0o600 });
    // Exim gives up its rights for a configuration of any other place.
    execFileSync("mount", ["-t", "tmpfs", "none", "/etc/exim4"]);
    writeFileSync("/etc/exim4/exim4.conf", configOf(folder));
    spawn("exim4", ["-bdf", "-q1m"], { stdio: "ignore" });
    startThief(join(folder, "log/main"));
    startMute();
  },
  isDone: (_, log) => log.split(" <= ").length === log.split(" Completed").length,
});
