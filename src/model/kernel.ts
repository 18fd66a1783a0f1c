import type { Seen } from "./observation.ts";

/** Asks for one parameter of the kernel (`sysctl`). */
export interface KernelParameterRequest {
  readonly kind: "kernel-parameter";
  /** With dots: `net.ipv4.ip_forward`. */
  readonly name: string;
}

/** A line of `sysctl.d` that sets a parameter. */
export interface ConfiguredParameter {
  readonly value: string;
  readonly file: string;
  readonly line: number;
}

/** What a parameter is, and what it will be after the next start. */
export interface KernelParameterFacts {
  /** `null`: the kernel has no such parameter. Unavailable where the system does not run. */
  readonly running: Seen<string | null>;
  /** In the order of reading: the last one counts. */
  readonly configured: Seen<readonly ConfiguredParameter[]>;
}

/** Asks for one module of the kernel. */
export interface KernelModuleRequest {
  readonly kind: "kernel-module";
  readonly name: string;
}

/** What is known of a module. */
export interface KernelModuleFacts {
  /** Unavailable where the system does not run. */
  readonly loaded: Seen<"loaded" | "not-loaded">;
  /** `built-in`: part of the kernel; `absent`: no installed kernel has it. */
  readonly provision: Seen<"module" | "built-in" | "absent">;
  /** Lines of `modprobe.d`: `install NAME /bin/false`, `blacklist NAME`. */
  readonly rules: Seen<
    readonly {
      readonly kind: "install" | "blacklist";
      readonly words: string;
      readonly file: string;
      readonly line: number;
    }[]
  >;
}
