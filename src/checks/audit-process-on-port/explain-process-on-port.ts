import type { Explanation } from "../define-check.ts";
import { explainPorts } from "../port-rule/explain-ports.ts";
import { wordsForPorts } from "../port-rule/words.ts";
import type { ProcessValues } from "./judge-owner.ts";

/** One AUDIT_PROCESS_ON_PORT rule in plain words. */
export function explainProcessOnPort(values: ProcessValues): Explanation {
  const names = values.name.map(({ text }) => text).join(" or ");
  const ports = wordsForPorts(values.portType, values.ports);
  const closed = values.portOption === "CAN_BE_CLOSED" ? " A listed port that is closed is no fault." : "";
  return explainPorts(values, {
    passes: `Every process that holds ${ports} runs the executable ${names}${narrowingWords(values)}.${closed}`,
    fails: `A process that holds one of them is another${values.portOption === null && values.valueType === null ? ", or one of them is closed" : ""}.`,
    errs: `A process that holds one of them cannot be looked into${values.portOption === null && values.valueType !== null ? ", or one of them is closed" : ""}.`,
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
