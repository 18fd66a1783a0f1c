import type { PolicySyntax } from "../syntax.ts";
import type { FormattedPolicy } from "./policy-writer.ts";
import { PolicyWriter } from "./policy-writer.ts";
import { stepsOf } from "./steps-of.ts";

/**
 * The text of a policy in the canonical layout (README.md). `syntax` is the tree of `text` and has no error: of what
 * a fault left out of the tree, nothing could be kept, so such a text is refused.
 */
export function formatPolicy(syntax: PolicySyntax, text: string): FormattedPolicy {
  const writer = new PolicyWriter(syntax, text);
  for (const step of stepsOf(syntax.children)) writer.step(step);
  return writer.finish();
}
