/** A question that only a program of the system itself answers. Each makes one fixed list of arguments. */
export type SystemQuery =
  /** Solaris: `svcprop -p PROPERTY SERVICE`. */
  | { readonly kind: "svcprop"; readonly service: string; readonly property: string }
  /** macOS: `defaults [-currentHost] read DOMAIN KEY`, of one user or of all. */
  | {
      readonly kind: "defaults";
      readonly domain: string;
      readonly key: string;
      readonly users: "this" | "all";
      readonly host: "any" | "current";
      readonly managedPath: string | null;
    }
  /** macOS: a key of NSUserDefaults through `osascript`. */
  | { readonly kind: "osascript"; readonly suite: string; readonly key: string };

/** Asks a program of the system one question. */
export interface SystemQueryRequest {
  readonly kind: "system-query";
  readonly query: SystemQuery;
}

/** What the program printed for each subject: one where there is only the system itself. */
export interface SystemQueryFacts {
  readonly answers: readonly {
    /** A user, or an empty text. */
    readonly subject: string;
    /** `null`: it is not set. */
    readonly value: string | null;
  }[];
}
