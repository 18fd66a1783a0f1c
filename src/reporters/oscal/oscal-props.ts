import { token } from "../xml/token.ts";
import { NAMESPACE } from "./oscal-words.ts";

/** Properties of our own; one without a value is left out. */
export function oscalProps(pairs: readonly (readonly [name: string, value: string | number | null])[]) {
  return pairs
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ({ name, ns: NAMESPACE, value: token(String(value), "-") }));
}
