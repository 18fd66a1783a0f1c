import { predictionWords } from "../wording/prediction-words.ts";
import type { ListeningSocket } from "../../model/listening-socket.ts";
import type { FoundItem } from "../../model/verdict.ts";

/** What is told of a thing that was found, by the title of its column. */
interface ItemColumn {
  readonly title: string;
  readonly cell: (item: FoundItem | null) => string;
}

/** Where a listener listens. Empty where what was found is no listener. */
export const listenerColumns: readonly ItemColumn[] = [
  ofListener("transport", ({ transport }) => transport),
  ofListener("address", ({ address }) => address),
  ofListener("port", ({ port }) => String(port)),
  { title: "service", cell: (item) => item?.service ?? "" },
  ofListener("scope", ({ scope, addressShown }) => (addressShown === "name" ? "" : scope)),
  ofListener("v6only", ({ v6only }) => v6only),
  ofListener("interface", ({ device }) => device ?? ""),
  ofListener("predicted_by", (listener) => predictionWords(listener) ?? ""),
  ofListener("looks_like_client", ({ looksLikeClient }) => looksLikeClient ?? ""),
];

function ofListener(title: string, cell: (listener: ListeningSocket) => string): ItemColumn {
  return { title, cell: (item) => (item?.listener === undefined ? "" : cell(item.listener)) };
}
