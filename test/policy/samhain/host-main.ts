/** The first process of a private machine: makes the host of a recorded case, runs the port check, prints what came out. */
import { execFileSync, spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { registerPrograms } from "./register-programs.ts";

/** A host to be, and the commands to run on it. */
export interface SamhainHostPlan {
  readonly hostname: string;
  readonly addresses: readonly string[];
  /** Text of /etc/hosts. */
  readonly hosts: string;
  /** `192.168.1.128/22/tcp`; `tcponly` listens on IPv6 alone. */
  readonly listeners: readonly string[];
  /** Program, version, protocol and port of each registration; none: no rpcbind. */
  readonly programs: readonly (readonly number[])[];
  readonly commands: readonly (readonly string[])[];
}

/** What a command wrote, and how it ended. */
export interface CommandOutcome {
  readonly status: number;
  readonly stdout: string;
}

const plan = JSON.parse(readFileSync(0, "utf8")) as SamhainHostPlan;
const folder = process.argv[2] ?? "";

run("hostname", plan.hostname);
writeFileSync(`${folder}/hosts`, plan.hosts);
run("mount", "--bind", `${folder}/hosts`, "/etc/hosts");
run("ip", "link", "set", "lo", "up");
for (const address of plan.addresses) addAddress(address);
if (plan.programs.length > 0) await startRpcbind();
for (const listener of plan.listeners) await listen(listener);
const outcomes: CommandOutcome[] = [];
for (const command of plan.commands) outcomes.push(await outcomeOf(command));
process.stdout.write(JSON.stringify(outcomes), () => process.exit(0));

function run(program: string, ...words: readonly string[]): void {
  execFileSync(program, words, { stdio: ["ignore", "ignore", "inherit"] });
}

function addAddress(address: string): void {
  if (!/^127\.|^::1/.test(address))
    run("ip", "address", "add", address, "dev", "lo", ...(address.includes(":") ? ["nodad"] : []));
}

async function startRpcbind(): Promise<void> {
  run("mount", "-t", "tmpfs", "tmpfs", "/run");
  run("mkdir", "-p", "/run/rpcbind");
  spawn("rpcbind", ["-f", "-i"], { stdio: "ignore" });
  await registerPrograms(plan.programs);
}

async function listen(listener: string): Promise<void> {
  const [place = "", port = "", kind = ""] = listener.split("/");
  const host = place.replace(/^\[|\]$/g, "");
  if (kind === "udp") {
    const socket = createSocket(host.includes(":") ? "udp6" : "udp4");
    socket.bind(Number(port), host);
    await once(socket, "listening");
    return;
  }
  const server = createServer();
  server.listen({ host, port: Number(port), ipv6Only: kind === "tcponly" });
  await once(server, "listening");
}

async function outcomeOf([program = "", ...words]: readonly string[]): Promise<CommandOutcome> {
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "inherit"] });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [status] = (await once(child, "close")) as [number | null];
  return { status: status ?? -1, stdout: Buffer.concat(chunks).toString("utf8") };
}
