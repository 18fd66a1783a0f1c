import type { ListeningSocket } from "../../model/listening-socket.ts";
import type { RegexBudget } from "../../regex/regex-budget.ts";
import { addressAndPort } from "../port-rule/words.ts";
import { judgeOwner } from "./judge-owner.ts";
import type { Demand, ProcessValues } from "./judge-owner.ts";

/** Whether **all** processes that hold a socket are accepted. Some unseen ones leave it open, unless one is refused. */
export function judgeOwners(listener: ListeningSocket, values: ProcessValues, budget: RegexBudget): Demand {
  const { owners } = listener;
  switch (owners.status) {
    case "not-requested":
    case "first":
      return {
        status: "unseen",
        reason: "not-recorded",
        detail: `The owners of ${addressAndPort(listener)} were not recorded.`,
      };
    case "kernel":
      return judgeKernel(values);
    case "complete":
    case "partial": {
      const answers = owners.processes.map((owner) => judgeOwner(owner, values, budget));
      if (owners.status === "partial")
        answers.push({
          status: "unseen",
          reason: owners.unseen.reason,
          detail: `Not every owner of ${addressAndPort(listener)} could be seen: ${owners.unseen.detail}`,
        });
      return worstOf(answers);
    }
  }
}

function worstOf(answers: readonly Demand[]): Demand {
  return (
    answers.find((answer) => answer.status === "unmet") ??
    answers.find((answer) => answer.status === "unseen") ?? { status: "met" }
  );
}

/** A kernel socket has no executable: only the name `kernel`, with no further demand, accepts it. */
function judgeKernel(values: ProcessValues): Demand {
  const isNamed = values.name.some(({ text }) => text === "kernel");
  const further = [
    values.md5,
    values.sha256,
    values.owner,
    values.path,
    values.package,
    values.unit,
    values.container,
  ];
  if (isNamed && further.every((demand) => demand === null)) return { status: "met" };
  return { status: "unmet", text: "the kernel itself listens" };
}
