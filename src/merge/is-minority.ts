const TENTH = 10;
const FEWEST_HOSTS = 3;

/** Whether so few of the hosts are odd ones out: at most a tenth, or one of at least three. */
export function isMinority(count: number, of: number): boolean {
  return of >= FEWEST_HOSTS && count > 0 && count <= Math.max(1, Math.floor(of / TENTH));
}
