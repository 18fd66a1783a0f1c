import { defineCollector } from "../define-collector.ts";
import { argumentsOf } from "./arguments-of.ts";

/** Questions that only programs of Solaris and macOS answer. */
export const systemQuery = defineCollector({
  id: "system-programs",
  kind: "system-query",
  summary: "asks svcprop on Solaris, and defaults and osascript on macOS",
  cannotSee: ["settings of users who have no home in /Users"],
  isApplicable: (target) =>
    target.runProgram !== null && ["SunOS", "Darwin"].includes(target.identity().system),
  touches: ({ query }) => [{ kind: "program", words: argumentsOf(query) }],
  async collect(target, requests) {
    const { answerQuery } = await import("./answer-query.ts");
    return Promise.all(requests.map((request) => answerQuery(target, request)));
  },
});
