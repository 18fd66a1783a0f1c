/** A text of a unit with its instance in the place of `%i` and `%I`; other specifiers stay as they are. */
export function expandInstance(text: string, unit: string): string {
  const instance = /@(.*)\.[a-z]+$/.exec(unit)?.[1] ?? "";
  return text.replace(/%[iI]/g, () => instance);
}
