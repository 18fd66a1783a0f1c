/** What the whole path made of one input. */
export type Examination =
  | {
      readonly status: "fine";
      /** `rejected`: no text. `faulty`: an error among its diagnostics. `usable`: it would be judged. */
      readonly reading: "rejected" | "faulty" | "usable";
      /** What became of its layout. */
      readonly layout: "faulty" | "refused" | "unchanged" | "formatted";
      /** The step that took longest, in milliseconds of processor time. */
      readonly slowest: { readonly step: string; readonly cpuMs: number };
    }
  | {
      readonly status: "broken";
      readonly step: string;
      /** What does not hold. */
      readonly message: string;
      /** Where an exception comes from; empty where there was none. */
      readonly trace: string;
    };

/** What makes two faults the same one: the step and the message, whatever numbers are in it. */
export function keyOf({ step, message }: Extract<Examination, { status: "broken" }>): string {
  return `${step}: ${message.replaceAll(/\d+/g, "N").slice(0, 160)}`;
}
