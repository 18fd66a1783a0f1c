import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const configOf = (folder: string) => `
global(workDirectory="${folder}/work" maxMessageSize="8k" parser.escapeControlCharactersOnReceive="off"
  defaultNetstreamDriver="gtls" defaultNetstreamDriverCAFile="${folder}/cert.pem"
  defaultNetstreamDriverCertFile="${folder}/cert.pem" defaultNetstreamDriverKeyFile="${folder}/key.pem")
module(load="imudp")
module(load="imtcp")
template(name="whole" type="list") { property(name="jsonmesg") constant(value="\\n") }
ruleset(name="keep") { action(type="omfile" file="${folder}/kept" template="whole") }
input(type="imudp" port="514" address="127.0.0.1" ruleset="keep")
input(type="imtcp" port="514" address="127.0.0.1" ruleset="keep" streamDriver.mode="0" streamDriver.name="ptcp")
input(type="imtcp" port="6515" address="127.0.0.1" ruleset="keep"
  streamDriver.name="gtls" streamDriver.mode="1" streamDriver.authMode="x509/certvalid")
input(type="imtcp" port="6514" address="127.0.0.1" ruleset="keep"
  streamDriver.name="gtls" streamDriver.mode="1" streamDriver.authMode="anon")
`;

/** Starts rsyslog in a folder with `cert.pem` and `key.pem`; it keeps what it gets in `kept`, a message a line. */
export function startRsyslog(folder: string): void {
  mkdirSync(join(folder, "work"));
  writeFileSync(join(folder, "rsyslog.conf"), configOf(folder));
  const log = join(folder, "log");
  const command = `exec rsyslogd -n -i ${folder}/work/pid -f ${folder}/rsyslog.conf > ${log} 2>&1`;
  spawn("sh", ["-c", command], { stdio: "ignore" });
}
