import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { record, word } from "../../collectors/rpc-services/rpc-messages.ts";

const SET = 1;

/** Registers programs (program, version, protocol, port) at the rpcbind of this network, one after the other. */
export async function registerPrograms(programs: readonly (readonly number[])[]): Promise<void> {
  const socket = await connectToRpcbind();
  for (const program of programs) {
    const header = [5, 0, 2, 100_000, 2, SET, 0, 0, 0, 0];
    socket.write(record(Buffer.concat([...header, ...program].map(word))));
    const [reply] = (await once(socket, "data")) as [Buffer];
    if (reply.readUInt32BE(reply.length - 4) !== 1)
      throw new Error(`rpcbind refused ${program.join(" ")}: ${reply.toString("hex")}`);
  }
  socket.destroy();
}

async function connectToRpcbind(): Promise<Socket> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const connection = connect(111, "127.0.0.1");
    try {
      await once(connection, "connect");
      return connection;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error("rpcbind does not listen.");
}
