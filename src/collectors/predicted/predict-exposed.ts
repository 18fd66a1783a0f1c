import type { ExposedPort } from "../../targets/at-rest.ts";
import { ANY_IPV4, ANY_IPV6 } from "./host-addresses.ts";
import type { PredictedListener, Prediction } from "./prediction.ts";
import { sourceLine } from "./source-line.ts";

/** The ports that an image declares, on every address: its maker says that something would listen there. */
export function predictExposed(ports: readonly ExposedPort[]): Prediction {
  const listeners = ports.flatMap(({ transport, port, source }) => {
    const origin = sourceLine(source, null, `EXPOSE ${port}/${transport}`);
    return [ANY_IPV4, ANY_IPV6].map((address): PredictedListener => ({
      transport,
      address,
      v6only: "yes",
      port,
      device: null,
      origin,
    }));
  });
  return { listeners, undecided: [] };
}
