import type { FindingRule } from "../../model/report.ts";
import { printable } from "../../support/printable.ts";
import { singleReferences } from "../wording/single-references.ts";
import { cutAt, LIMITS } from "./limits.ts";
import { messageText } from "./message-text.ts";
import { LEVELS } from "./sarif-words.ts";

const WEB = /^https?:\/\/[\w.-]+(?::\d+)?(?:[/?#][\w.~:/?#@!$&'*+,;=%()-]*)?$/;

/** A rule as SARIF describes it: why it matters, what to do, and its references as tags. */
export function sarifRule(rule: FindingRule) {
  const { description, info, solution, seeAlso, reference } = rule.text;
  const helpUri = seeAlso.find((text) => WEB.test(text));
  const help = [...solution, ...seeAlso];
  const { kept, left } = cutAt(singleReferences(reference).map(printable), LIMITS.tags);
  return {
    id: printable(rule.id),
    shortDescription: messageText([description]),
    ...(info.length === 0 ? {} : { fullDescription: messageText(info) }),
    ...(help.length === 0 ? {} : { help: messageText(help) }),
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: {
      tags: kept,
      ...(left === 0 ? {} : { tagsLeftOut: left }),
      type: printable(rule.type),
      severity: rule.severity,
    },
  };
}
