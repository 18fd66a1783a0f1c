/** Listens on [::] with and without IPv4, and prints what the collector says of both, asked and not asked. */
import { once } from "node:events";
import { createServer } from "node:net";
import { listeningSockets } from "../../../src/collectors/procfs/listening-sockets.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";

for (const [port, ipv6Only] of [
  [8006, false],
  [8010, true],
] as const) {
  const server = createServer();
  server.listen({ host: "::", port, ipv6Only });
  await once(server, "listening");
}

const answers: unknown[] = [];
for (const families of [{}, { families: "told" }] as const) {
  const request = { kind: "listening-sockets", table: "tcp6", owners: [], ...families } as const;
  const [observation] = await listeningSockets.collect(localTarget(), [request]);
  if (observation?.status === "observed")
    answers.push(observation.facts.sockets.map(({ port, v6only }) => `${port} ${v6only}`));
}
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
