import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import type { PerlProgram } from "../../support-hosts/perl-program.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { HARMLESS, scratchFolder } from "../audit-command.ts";
import { alertsIn, arrives, endProgram, PrivateMachine } from "./watched-machine.ts";

const scratch = scratchFolder();
const DEATHS = 12;

afterAll(() => {
  scratch.remove();
});

/** Milliseconds that a life lasts: from before the state is opened to well after the first run is sent. */
function lifetimes(): readonly number[] {
  return Array.from({ length: DEATHS }, () => 150 + Math.random() * 1200);
}

describe.skipIf(lacks("root", "namespaces", "perl", "nsenter"))(
  "audit watch that is killed again and again",
  () => {
    it("tells every change at least once, and always under one id", { timeout: 180_000 }, async () => {
      const folder = join(scratch.folder, "killed");
      mkdirSync(folder);
      const alerts = join(folder, "alerts");
      writeFileSync(join(folder, "a.audit"), HARMLESS);
      const config = join(folder, "watch.yaml");
      writeFileSync(
        config,
        `watch: { policies: a.audit, interval: 1s }\nstate: w.db\nalerts: [{ name: log, kind: file, path: ${alerts} }]\n`,
      );
      const machine = await PrivateMachine.open();
      const programs: PerlProgram[] = [];
      const open = async (port: number) => {
        programs.push(await machine.listen(`tcp("0.0.0.0", ${port})`));
      };
      try {
        const first = machine.watch([config]);
        await first.says("run 1");
        await first.end("SIGKILL");
        for (const [index, lifetime] of lifetimes().entries()) {
          const watch = machine.watch([config]);
          await Promise.all([wait(lifetime), open(9000 + index)]);
          await watch.end("SIGKILL");
        }
        const last = machine.watch([config]);
        await arrives(alerts, `new opened tcp 0.0.0.0:${9000 + DEATHS - 1}`);
        for (const program of programs.splice(0)) await endProgram(program);
        for (let index = 0; index < DEATHS; index += 1)
          await arrives(alerts, `resolved opened tcp 0.0.0.0:${9000 + index}`);
        expect(await last.end("SIGTERM")).toBe(0);
      } finally {
        for (const program of programs) await endProgram(program);
        machine.close();
      }
      const told = Map.groupBy(
        alertsIn(alerts).filter(({ subject }) => subject.startsWith("tcp ")),
        ({ subject }) => subject,
      );
      expect(told.size).toBe(DEATHS);
      for (const [subject, all] of told) {
        expect([subject, new Set(all.map(({ id }) => id)).size]).toEqual([subject, 1]);
        expect(new Set(all.map(({ state }) => state))).toEqual(new Set(["new", "resolved"]));
      }
    });
  },
);
