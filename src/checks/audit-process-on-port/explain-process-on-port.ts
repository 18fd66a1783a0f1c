import type { Explanation } from "../define-check.ts";
import { explainPorts } from "../port-rule/explain-ports.ts";
import { wordsForPorts } from "../port-rule/words.ts";
import type { ProcessValues } from "./judge-owner.ts";

/** One AUDIT_PROCESS_ON_PORT rule in plain words. */
export function explainProcessOnPort(values: ProcessValues): Explanation {
  const names = values.name.map(({ text }) => text).join(" or ");
  const ports = wordsForPorts(values.portType, values.ports);
  const one = values.ports.length === 1 ? "it" : "one of them";
  const mayBeClosed = values.portOption === "CAN_BE_CLOSED";
  const isWindows = values.valueType !== null;
  const orClosed = mayBeClosed ? "" : `, or ${one} is closed`;
  return explainPorts(values, {
    passes: `Every process that holds ${ports} runs the executable ${names}${narrowingWords(values)}.${mayBeClosed ? " A listed port that is closed is no fault." : ""}`,
    fails: `A process that holds ${one} is another${isWindows ? "" : orClosed}.`,
    errs: `A process that holds ${one} cannot be looked into${isWindows ? orClosed : ""}.`,
  });
}

function narrowingWords(values: ProcessValues): string {
  const lists = [
    ["with the MD5", values.md5],
    ["with the SHA-256", values.sha256],
    ["as the user", values.owner],
    ["from the path", values.path],
    ["of the package", values.package],
    ["in the unit", values.unit],
    ["in the container", values.container],
  ] as const;
  const parts = lists.flatMap(([words, texts]) => (texts === null ? [] : [`${words} ${texts.join(" or ")}`]));
  return parts.length === 0 ? "" : `, ${parts.join(", ")}`;
}
