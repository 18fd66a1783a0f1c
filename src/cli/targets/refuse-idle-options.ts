import type { TargetOption } from "../target-option.ts";
import { UsageError } from "../usage-error.ts";
import { targetKinds } from "./index.ts";
import { givenKindOptions, KIND_FLAGS } from "./kind-options.ts";
import type { KindOption } from "./kind-options.ts";

/**
 * Throws `UsageError` for an option that says nothing about any of the targets, as they were written: whoever gave it
 * expects something that would not happen.
 */
export function refuseIdleOptions(texts: readonly string[], options: Pick<TargetOption, KindOption>): void {
  for (const option of givenKindOptions(options)) {
    const kinds = targetKinds.filter((kind) => kind.options?.includes(option));
    if (kinds.some(({ prefix }) => texts.some((text) => text.startsWith(prefix)))) continue;
    const forms = kinds.map(({ form }) => form).join(" or ");
    throw new UsageError(`${KIND_FLAGS[option]} is for ${forms}, and no such target is named.`);
  }
}
