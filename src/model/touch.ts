/** One thing that reading a kind of evidence touches on the target, for whoever wants to know before. */
export type Touch =
  /** A file, or all that a glob stands for; `~/` is below the home of every user. */
  | { readonly kind: "file"; readonly path: string }
  /** All entries below a folder. */
  | { readonly kind: "tree"; readonly path: string }
  /** A command of the policy, for `/bin/sh -c`. */
  | { readonly kind: "command"; readonly command: string }
  /** A program of the system with fixed arguments. */
  | { readonly kind: "program"; readonly words: readonly string[] }
  /** Something else, in a few words: `the portmapper on port 111`. */
  | { readonly kind: "other"; readonly words: string };
