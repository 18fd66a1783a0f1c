import { hasErrors } from "../../app/load-policy.ts";
import type { LoadedPolicies } from "../load-policies.ts";
import { bindPolicies, foreignReading } from "../load-policies.ts";
import type { PolicyOptions } from "../policy-options.ts";
import { readPolicyFile } from "../read-policy-file.ts";
import type { PolicyFile } from "../read-policy-file.ts";
import { readValues } from "../read-values.ts";
import type { AskedTarget } from "./asked-target.ts";

/** What decides which policies a target is judged by. */
export type PolicyChoice = Pick<AskedTarget, "policies" | "values" | "own">;

/** Bound policies that are kept for the next target: those of a thousand targets would not fit into memory. */
const KEPT = 16;

/** The policies of a run: every file is read once, and bound once for all targets that give it the same values. */
export class PolicyShelf {
  readonly #options: PolicyOptions;
  readonly #files = new Map<string, PolicyFile>();
  readonly #bound = new Map<string, LoadedPolicies>();
  /** The values of the command line: those of files give way to the inventory, those of `--set` win over it. */
  readonly values: { readonly files: AskedTarget["values"]; readonly set: AskedTarget["values"] };

  constructor(options: PolicyOptions) {
    this.#options = options;
    const { set, values } = options;
    this.values = { files: readValues({ set: [], values }), set: readValues({ set, values: [] }) };
  }

  /** The policies for a target. Throws InputError for the first that cannot be read. */
  policiesFor(choice: PolicyChoice): LoadedPolicies {
    const key = keyOf(choice);
    const bound = this.#bound.get(key) ?? this.#bind(choice);
    this.#bound.delete(key);
    this.#bound.set(key, bound);
    const [oldest] = this.#bound.keys();
    if (this.#bound.size > KEPT && oldest !== undefined) this.#bound.delete(oldest);
    return bound;
  }

  #bind({ policies, values, own }: PolicyChoice): LoadedPolicies {
    const files = policies.map((name) => this.#file(name));
    const variables = [...this.values.files, ...values, ...this.values.set];
    const bound = bindPolicies(files, {
      dialect: this.#options.dialect,
      variables,
      unknownValues: "left-to-the-caller",
      ...foreignReading(this.#options),
    });
    if (own === undefined) return bound;
    const first = own.bind();
    const status = hasErrors(first) ? "faulty" : bound.status;
    return { policies: [first, ...bound.policies], status };
  }

  #file(name: string): PolicyFile {
    const file = this.#files.get(name) ?? readPolicyFile(name);
    this.#files.set(name, file);
    return file;
  }
}

/** Equal for targets that are judged by the same policies with the same values. */
export function keyOf({ policies, values, own }: PolicyChoice): string {
  return JSON.stringify([own?.key ?? "", policies, values.map(({ name, value }) => [name, value])]);
}
