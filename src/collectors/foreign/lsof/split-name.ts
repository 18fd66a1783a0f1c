/** The NAME of an Internet socket, taken apart. `local` is as printed; `state` is upper case. */
export interface SocketName {
  readonly local: string;
  readonly hasPeer: boolean;
  readonly state: string | null;
}

/** Reads `local[->peer][ (state …)]`, with or without a blank before the state. */
export function splitName(name: string): SocketName {
  const open = name.indexOf("(");
  const ends = (open === -1 ? name : name.slice(0, open)).trim();
  const arrow = ends.indexOf("->");
  return {
    local: arrow === -1 ? ends : ends.slice(0, arrow),
    hasPeer: arrow !== -1,
    state: open === -1 ? null : stateIn(name.slice(open + 1)),
  };
}

/** The first word in the brackets; `QR=0` and the like are sizes of queues. */
function stateIn(words: string): string | null {
  const word = /^[^\s()=]+(?=[\s)])/.exec(words)?.[0];
  return word?.toUpperCase() ?? null;
}
