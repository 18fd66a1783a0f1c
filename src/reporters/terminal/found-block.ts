import { predictionWords } from "../wording/prediction-words.ts";
import type { ListeningSocket } from "../../model/listening-socket.ts";
import type { FoundItem } from "../../model/verdict.ts";
import { acceptedWords } from "../wording/accepted-words.ts";
import { endpointWords, reachWords, socketWords } from "../wording/listener-words.ts";
import { ownerBlock } from "./owner-block.ts";
import { dim, plain, strong } from "./piece.ts";
import type { Line } from "./piece.ts";
import { indented, paragraph } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

const ITEMS = 10;

/** Everything that was found: each listener with its owners, the first ten in a normal report. */
export function foundBlock(sheet: Sheet, found: readonly FoundItem[]): readonly Line[] {
  if (found.length === 0) return paragraph(sheet, [plain("nothing of the kind")]);
  const { shown, rest } = shorten(sheet, found, ITEMS);
  const blocks = shown.map((item) => itemLines(sheet, item));
  const isList = blocks.some((lines) => lines.length > 2);
  const spaced = blocks.flatMap((lines, index) => (isList && index > 0 ? [[], ...lines] : lines));
  return [...spaced, ...(isList && rest.length > 0 ? [[], ...rest] : rest)];
}

function itemLines(sheet: Sheet, item: FoundItem): readonly Line[] {
  const words = acceptedWords(item);
  const accepted = words === null ? [] : indented(sheet, 2, (inner) => paragraph(inner, [plain(words)], 2));
  return [...seenLines(sheet, item), ...accepted];
}

function seenLines(sheet: Sheet, { text, listener, service }: FoundItem): readonly Line[] {
  if (listener === undefined) return paragraph(sheet, [plain(text)]);
  const head = [strong(endpointWords(listener, service)), plain(`  ${text}`)];
  return [...paragraph(sheet, head, 4), ...indented(sheet, 2, (inner) => listenerLines(inner, listener))];
}

function listenerLines(sheet: Sheet, listener: ListeningSocket): readonly Line[] {
  const { looksLikeClient } = listener;
  const predicted = predictionWords(listener);
  const socket = sheet.detail === "verbose" ? socketWords(listener) : null;
  return [
    ...paragraph(sheet, [dim(reachWords(listener))]),
    ...(socket === null ? [] : paragraph(sheet, [dim(socket)])),
    ...(predicted === null ? [] : paragraph(sheet, [plain(predicted)])),
    ...(looksLikeClient === undefined
      ? []
      : paragraph(sheet, [plain(`May be a client, not a server: ${looksLikeClient}`)])),
    ...ownerBlock(sheet, listener),
  ];
}
