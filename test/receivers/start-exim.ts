import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PASSWORD } from "./in-private.ts";

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

/** Starts Exim in a folder with `cert.pem` and `key.pem`; it keeps what it gets in `mail/all`. */
export function startExim(folder: string): void {
  for (const name of ["spool", "log", "mail"]) mkdirSync(join(folder, name));
  execFileSync("chown", ["Debian-exim", ...["spool", "log", "mail"].map((name) => join(folder, name))]);
  chmodSync(join(folder, "key.pem"), 0o644);
  // Exim gives up its rights for a configuration of any other place.
  execFileSync("mount", ["-t", "tmpfs", "none", "/etc/exim4"]);
  writeFileSync("/etc/exim4/exim4.conf", configOf(folder));
  spawn("exim4", ["-bdf", "-q1m"], { stdio: "ignore" });
}
