import { loadPolicy } from "../../src/app/load-policy.ts";
import type { LoadedPolicy, LoadOptions } from "../../src/app/load-policy.ts";
import type { VariableValues } from "../../src/app/variable-values.ts";
import { examineExplanations } from "./examine-explanations.ts";
import { examineLayout } from "./examine-layout.ts";
import { examineLint } from "./examine-lint.ts";
import { examineReading } from "./examine-reading.ts";
import { examineVerdicts } from "./examine-verdicts.ts";
import type { Examination } from "./examination.ts";
import { hostileValues } from "./hostile-pieces.ts";
import { StepClock } from "./step-clock.ts";

/** Takes one input the whole path of a user's file and tells the first thing that does not hold. */
export async function examine(bytes: Uint8Array): Promise<Examination> {
  const clock = new StepClock(bytes.length);
  try {
    const loaded = await clock.run("load", () => load(bytes, { dialect: "dotaudit" }));
    const others = await clock.run("load otherwise", () => loadOtherwise(bytes, loaded));
    for (const one of [loaded, ...others])
      await clock.run("read", () => {
        examineReading(one);
      });
    for (const one of [loaded, ...others])
      await clock.run("lint", () => {
        examineLint(one);
      });
    const layout = await clock.run("format", () => examineLayout(bytes, loaded));
    await clock.run("explain", () => examineExplanations(loaded));
    for (const one of [loaded, ...others]) await clock.run("judge", () => examineVerdicts(one));
    return { status: "fine", reading: readingOf(loaded), layout, slowest: clock.slowest };
  } catch (fault) {
    const message = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
    return { status: "broken", step: clock.current, message, trace: traceOf(fault) };
  }
}

function load(bytes: Uint8Array, options: LoadOptions): LoadedPolicy {
  return loadPolicy({ file: "fuzz.audit", bytes }, options);
}

/** As Nessus reads it, and with other values for its variables. */
function loadOtherwise(bytes: Uint8Array, { variables: known }: LoadedPolicy): readonly LoadedPolicy[] {
  const variables: VariableValues = [...known.slice(0, 50).map(({ name }) => name), "NOWHERE"].map(
    (name, index) => ({
      name,
      value: hostileValues[(bytes.length + index) % hostileValues.length] ?? "",
      origin: { kind: "set" },
    }),
  );
  return [load(bytes, { dialect: "nessus" }), load(bytes, { dialect: "dotaudit", variables })];
}

function readingOf({ text, diagnostics }: LoadedPolicy): "rejected" | "faulty" | "usable" {
  if (text === "") return "rejected";
  return diagnostics.some(({ severity }) => severity === "error") ? "faulty" : "usable";
}

function traceOf(fault: unknown): string {
  const lines = fault instanceof Error ? (fault.stack ?? "").split("\n") : [];
  return lines
    .filter((line) => /\/(src|grammar)\//.test(line))
    .slice(0, 6)
    .join("\n");
}
