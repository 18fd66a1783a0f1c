import { checks } from "../checks/index.ts";
import type { CheckDeclaration } from "../checks/define-check.ts";
import type {
  BranchSize,
  ConditionFacts,
  Explained,
  ExplainedItem,
  NamedNode,
  RuleMeaning,
} from "../model/line-explanation.ts";
import type { Condition, ConditionMember, IfNode, PolicyNode, ReportNode } from "../model/policy.ts";
import { walkPolicy } from "../model/walk-policy.ts";
import { platformOf } from "../policy/audit/platform.ts";
import type { NodeInPlace } from "./node-at-line.ts";

/** A node by its name. */
export function named({ location, type, text }: ConditionMember): NamedNode {
  return { line: location.line, type, description: text.description };
}

/** A condition in short. */
export function conditionFacts({ location, mode, auto, members }: Condition): ConditionFacts {
  return { line: location.line, mode, auto, members: members.map(named) };
}

/** What a node of a policy means; `checkType` says which types there are. */
export function explainNode(node: NodeInPlace["node"], checkType: string): Explained {
  if (node.kind === "if") return explainIf(node);
  return node.kind === "report" ? explainReport(node) : explainItem(node, checkType);
}

function explainIf(node: IfNode): Explained {
  return {
    kind: "if",
    condition: conditionFacts(node.condition),
    then: sizeOf(node.then),
    else: node.else === null ? null : sizeOf(node.else),
  };
}

function sizeOf(nodes: readonly PolicyNode[]): BranchSize {
  const size = { rules: 0, reports: 0, conditions: 0 };
  for (const { node } of walkPolicy(nodes)) size[COUNTED_AS[node.kind]] += 1;
  return size;
}

const COUNTED_AS = { rule: "rules", unsupported: "rules", report: "reports", if: "conditions" } as const;

function explainReport({ type, severity, text, source, status, conditions, output }: ReportNode): Explained {
  return { kind: "report", type, severity, text, source, status, conditions, output };
}

type Item = Exclude<ConditionMember, ReportNode>;

function explainItem(node: Item, checkType: string): ExplainedItem {
  const declaration = declarationOf(node, checkType);
  const { type, severity, text, source, system, fields } = node;
  return {
    kind: "item",
    type,
    severity,
    text,
    source,
    system,
    summary: declaration?.summary ?? null,
    meaning: declaration === undefined || fields === null ? null : meaningOf(declaration, fields),
    notJudged: node.kind === "rule" ? null : node.detail,
  };
}

/** What is known of the type of an item in this kind of policy. */
function declarationOf({ type, source }: Item, checkType: string): CheckDeclaration | undefined {
  const platform = platformOf(checkType);
  const form = source.some(([keyword]) => keyword === "type") ? "typed" : "named";
  if (platform === "other") return undefined;
  return checks.find(
    (known) => known.type === type && known.form === form && known.platforms.includes(platform),
  );
}

function meaningOf(declaration: CheckDeclaration, fields: unknown): RuleMeaning {
  const { looksAt, passes, fails, errs } = declaration.explain(fields);
  return { looksAt, passes, fails, errs };
}
