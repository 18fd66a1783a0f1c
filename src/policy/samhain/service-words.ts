import type { SamhainService } from "./samhain-settings.ts";

/** Services as lists, one for each role and address in a row: `required 192.0.2.1 22/tcp,25/tcp`. The order is kept. */
export function serviceWords(services: readonly SamhainService[]): readonly string[] {
  const lists: { readonly head: string; readonly members: string[] }[] = [];
  for (const { role, address, service, transport } of services) {
    const head = address === null ? role : `${role} ${address}`;
    const member = `${service}/${transport}`;
    const last = lists.at(-1);
    if (last?.head === head) last.members.push(member);
    else lists.push({ head, members: [member] });
  }
  return lists.map(({ head, members }) => `${head} ${members.join(",")}`);
}
