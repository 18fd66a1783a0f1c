import type { TargetOption } from "../target-option.ts";

/** An option that says something about some kinds of targets only. */
export type KindOption = Exclude<keyof TargetOption, "target" | "allNetns">;

/** How each of these options is written. */
export const KIND_FLAGS: Readonly<Record<KindOption, string>> = {
  become: "--become",
  sshConfig: "--ssh-config",
  identity: "--identity",
  predict: "--predict",
  ports: "--ports",
  rate: "--rate",
  timeout: "--timeout",
  retries: "--retries",
  yesIMay: "--yes-i-may",
};

/** Those of them that were given. */
export function givenKindOptions(options: Pick<TargetOption, KindOption>): readonly KindOption[] {
  const all = Object.keys(KIND_FLAGS) as KindOption[];
  return all.filter((option) => options[option] !== undefined);
}
