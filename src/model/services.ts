import type { Seen } from "./observation.ts";

/** Asks how a System V service is started: the links of its run levels, as `chkconfig` shows them. */
export interface RunLevelsRequest {
  readonly kind: "run-levels";
}

/** One service of `/etc/init.d`, and in which run levels (`0` to `6`) it is started. */
export interface RunLevelService {
  readonly name: string;
  readonly on: readonly string[];
}

/** The System V services of the target; `null` where it has no such folders at all. */
export interface RunLevelsFacts {
  readonly services: readonly RunLevelService[] | null;
}

/** Asks for the services of xinetd. */
export interface XinetdRequest {
  readonly kind: "xinetd";
}

/** One service of xinetd, by its name or id. */
export interface XinetdService {
  readonly name: string;
  readonly id: string;
  readonly state: "on" | "off";
  /** File and line where it is described. */
  readonly file: string;
  readonly line: number;
}

/** The services of xinetd; none where it is not configured. */
export interface XinetdFacts {
  readonly services: readonly XinetdService[];
}

/** Asks for one unit of systemd. */
export interface SystemdUnitRequest {
  readonly kind: "systemd-unit";
  /** With its suffix: `ssh.service`. */
  readonly unit: string;
}

/** One unit, by the words of `systemctl is-enabled` and `is-active`. */
export interface SystemdUnitFacts {
  /** `not-found`: there is no such unit. */
  readonly enabled:
    | "enabled"
    | "enabled-runtime"
    | "linked"
    | "alias"
    | "masked"
    | "static"
    | "indirect"
    | "generated"
    | "transient"
    | "disabled"
    | "not-found";
  /** `active`, `inactive`, `failed` …; unavailable where the system does not run. */
  readonly active: Seen<string>;
  /** Where it is described; `null` where it is not found. */
  readonly file: string | null;
}
