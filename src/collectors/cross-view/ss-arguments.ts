/** Lists the TCP and UDP sockets that listen, by number, with what `sock_diag` tells of each. */
export const SS_ARGUMENTS: readonly string[] = ["-ltunem"];
