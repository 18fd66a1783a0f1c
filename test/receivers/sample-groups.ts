import type { Alert, AlertGroup } from "../../src/model/alert.ts";

/** An alert with something of its own. */
export function alertOf(parts: Partial<Alert> = {}): Alert {
  return {
    id: "5d1c6f0e-0000-5000-8000-000000000001",
    kind: "opened",
    state: "new",
    target: "web1",
    subject: "tcp 0.0.0.0:8080",
    severity: "HIGH",
    summary: "Port 8080 was opened by nc.",
    details: ["owner: nc (pid 12)", "digest: abc"],
    since: "2026-11-21T10:00:00.000Z",
    ...parts,
  };
}

/** A group of them. */
export function groupOf(alerts: readonly Alert[] = [alertOf()], parts: Partial<AlertGroup> = {}): AlertGroup {
  return {
    id: "5d1c6f0e-0000-5000-8000-0000000000aa",
    watch: "hosts",
    at: "2026-11-21T10:00:01.000Z",
    watcher: "monitor",
    alerts,
    heldBack: 0,
    ...parts,
  };
}

/** What a name on a watched system can hold. */
const HOSTILE =
  'x\r\nBcc: thief@example.com\r\n\r\n<script>alert(1)</script> <!channel> <@U1> @here `` ``` [a](http://evil) \u001b[2J\u202e\u0000 "]\\ =?utf-8?q?x?= {{DATE()}} \ud800';

/** A group of nothing else. */
export const HOSTILE_GROUP = groupOf(
  [alertOf({ summary: HOSTILE, target: HOSTILE, subject: HOSTILE, details: [HOSTILE, HOSTILE] })],
  { watch: HOSTILE, watcher: HOSTILE },
);
