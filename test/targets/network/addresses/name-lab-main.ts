// Runs as root in private network and mount namespaces: a name server answers A and, by the name, AAAA or not.
import { execFileSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findAddresses } from "../../../../src/targets/network/addresses/find-addresses.ts";
import type { FoundNames } from "./find-names.ts";

/** Owner, type, class, time to live, length and address. */
const RECORDS = {
  ipv4: Buffer.from("c00c00010001000000090004c0000207", "hex"),
  ipv6: Buffer.from("c00c001c000100000009001020010db8000000000000000000000007", "hex"),
};

const folder = mkdtempSync(join(tmpdir(), "name-lab-"));
const SETTINGS = {
  "resolv.conf": "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n",
  "nsswitch.conf": "hosts: files dns\n",
  hosts: "192.0.2.9 x # failure.failure.example\n192.0.2.9\tx Failure.failure.hosts # x\n",
};
for (const [file, text] of Object.entries(SETTINGS)) {
  writeFileSync(join(folder, file), text);
  execFileSync("mount", ["--bind", join(folder, file), `/etc/${file}`]);
}
const server = createSocket("udp4");
server.on("message", (question, { port, address }) => {
  const answer = answerTo(question);
  if (answer !== null) server.send(answer, port, address);
});
server.bind(53, "127.0.0.1");
await once(server, "listening");

const names = process.argv.slice(2);
const found = await findAddresses(names.map((name) => ({ kind: "name", name, written: name })));
server.close();
rmSync(folder, { recursive: true });
const result: FoundNames = {
  addresses: [...found.each()],
  unresolved: found.unresolved.map(({ part, why: { reason, detail } }) => ({ part, reason, detail })),
};
process.stdout.write(JSON.stringify(result));

type Answer = "address" | "none" | "no-such-name" | "failure" | "silence";

/** `A-answer.aaaa-answer.example`, as `address.silence.example`. */
function answerTo(question: Buffer): Buffer | null {
  const [first = "", second = ""] = labelsOf(question);
  const end = question.indexOf(0, 12) + 5;
  const kind = question.readUInt16BE(end - 4) === 28 ? "ipv6" : "ipv4";
  const answer = (kind === "ipv4" ? first : second) as Answer;
  if (answer === "silence") return null;
  const code = { address: 0, none: 0, "no-such-name": 3, failure: 2 }[answer];
  const head = Buffer.from([0x81, 0x80 | code, 0, 1, 0, answer === "address" ? 1 : 0, 0, 0, 0, 0]);
  const record = answer === "address" ? RECORDS[kind] : Buffer.alloc(0);
  return Buffer.concat([question.subarray(0, 2), head, question.subarray(12, end), record]);
}

function labelsOf(question: Buffer): readonly string[] {
  const labels: string[] = [];
  for (let at = 12; (question[at] ?? 0) > 0; at += (question[at] ?? 0) + 1)
    labels.push(question.toString("latin1", at + 1, at + 1 + (question[at] ?? 0)));
  return labels;
}
