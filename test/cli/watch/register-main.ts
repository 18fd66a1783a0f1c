/** Registers programs at the rpcbind of the network that it runs in: PROGRAM VERSION PROTOCOL PORT. */
import { registerPrograms } from "../../policy/samhain/register-programs.ts";

await registerPrograms([process.argv.slice(2).map(Number)]);
