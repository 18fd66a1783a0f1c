// Listens on UDP ports of both families: some swallow what comes, others send it back.
import { createSocket } from "node:dgram";
import { once } from "node:events";

const { silent, echo } = JSON.parse(process.argv[2] ?? "") as Record<"silent" | "echo", readonly number[]>;
for (const port of [...silent, ...echo]) {
  const socket = createSocket("udp6").bind(port);
  await once(socket, "listening");
  if (echo.includes(port))
    socket.on("message", (message, { address, port: from }) => {
      socket.send(message, from, address);
    });
}
console.log("ready");
