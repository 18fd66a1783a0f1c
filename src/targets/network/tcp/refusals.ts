/** What this machine says where it has no socket to give: descriptors, memory or ports of its own are used up. */
const REFUSALS = new Set(["EMFILE", "ENFILE", "ENOBUFS", "ENOMEM", "EAGAIN", "EADDRNOTAVAIL"]);

/** Whether an attempt failed before anything was sent, and may succeed a little later. */
export function isRefusal(code: string): boolean {
  return REFUSALS.has(code);
}
