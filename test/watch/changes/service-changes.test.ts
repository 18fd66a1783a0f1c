import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KnownService } from "../../../src/samhain/known-service.ts";
import type { OpenService, ScannedTransport } from "../../../src/samhain/service-change.ts";
import { serviceChanges } from "../../../src/watch/changes/service-changes.ts";
import type { SeenServices } from "../../../src/watch/changes/service-changes.ts";
import { advanceWatch } from "../../../src/watch/state/advance-watch.ts";
import { NO_MEMORY } from "../../../src/watch/state/watch-memory.ts";
import type { WatchMemory } from "../../../src/watch/state/watch-memory.ts";

/** One run: what is listed, and what is open; `22`, or `nfs@2049` for a program. `null`: nothing certain was seen. */
interface Run {
  readonly listed?: Partial<Record<KnownService["flag"], readonly string[]>>;
  readonly open: readonly string[] | null;
  readonly transports?: readonly ScannedTransport[];
}

const place = (text: string): OpenService => {
  const [name = "", port] = text.split("@");
  const known = { address: "192.0.2.1", transport: "tcp" } as const;
  return port === undefined
    ? { ...known, port: Number(name), rpcName: null }
    : { ...known, port: Number(port), rpcName: name };
};

function seenIn({ listed = {}, open, transports = ["udp", "tcp"] }: Run): SeenServices {
  const configured = Object.entries(listed).flatMap(([flag, all]) =>
    all.map((text): KnownService => {
      const service = place(text);
      return { ...service, flag: flag as KnownService["flag"], status: "unknown" };
    }),
  );
  const scan = open === null ? null : { open: open.map(place), transports };
  const words = { nameOf: () => "name", holdersOf: () => [] };
  return { rule: "rule", severity: "HIGH", configured, scan, ...words };
}

/** What each run tells; what is known goes through JSON, as through the state file. */
function tellings(runs: readonly Run[]): readonly (readonly string[])[] {
  let memory: WatchMemory = NO_MEMORY;
  return runs.map((run, index) => {
    const known = memory.services?.[0]?.checks[0];
    const { changes, over, known: services } = serviceChanges(seenIn(run), known);
    const advanced = advanceWatch(memory, {
      idOf: (words) => JSON.stringify([index, ...words]),
      now: index * 60_000,
      sightings: [
        { target: "host", conditions: [], undecided: new Set(), changes, over, services: [services] },
      ],
      remindMs: null,
      mostPerHour: 1000,
    });
    memory = JSON.parse(JSON.stringify(advanced.memory)) as WatchMemory;
    return advanced.alerts.map(({ state, kind, subject }) => `${state} ${kind} ${subject.split(":")[1]}`);
  });
}

describe("a port check that is watched", () => {
  it("tells an unlisted service once, and its end", () => {
    expect(tellings([{ open: ["80"] }, { open: ["80"] }, { open: [] }, { open: ["80"] }])).toEqual([
      ["new opened 80/tcp"],
      [],
      ["new closed 80/tcp", "resolved opened 80/tcp"],
      ["new opened 80/tcp"],
    ]);
  });

  it("tells that a required service is missing, and that it is back", () => {
    const listed = { required: ["22"] };
    expect(
      tellings([
        { listed, open: [] },
        { listed, open: [] },
        { listed, open: ["22"] },
      ]),
    ).toEqual([
      ["new required-missing 22/tcp"],
      [],
      ["new restarted 22/tcp", "resolved required-missing 22/tcp"],
    ]);
  });

  it("tells of an optional service only that it is back, and of an ignored one nothing", () => {
    const listed = { optional: ["22"], ignored: ["23"] };
    const run = (open: readonly string[]) => ({ listed, open });
    expect(tellings([run(["22", "23"]), run([]), run(["22", "23"])])).toEqual([
      [],
      [],
      ["new restarted 22/tcp"],
    ]);
  });

  it("follows a program to another port, and back", () => {
    const run = (open: string) => ({ open: [open] });
    expect(tellings([run("nfs@2049"), run("nfs@2050"), run("nfs@2049")])).toEqual([
      ["new opened nfs/tcp"],
      ["new moved nfs/tcp"],
      ["new moved nfs/tcp"],
    ]);
  });

  it("closes nothing that was not seen", () => {
    const listed = { required: ["22"] };
    expect(
      tellings([
        { listed, open: ["22", "80"] },
        { listed, open: null },
        { listed, open: [], transports: ["udp"] },
        { listed, open: ["22", "80"] },
      ]),
    ).toEqual([["new opened 80/tcp"], [], [], []]);
  });

  it("repeats nothing under another configuration, and ends what it has another opinion of", () => {
    expect(
      tellings([
        { listed: { required: ["22"] }, open: ["80", "81"] },
        { listed: { optional: ["80"], required: ["23"] }, open: ["80", "81", "23"] },
        { listed: { optional: ["80"], required: ["23"] }, open: ["81"] },
      ]),
    ).toEqual([
      ["new opened 80/tcp", "new opened 81/tcp", "new required-missing 22/tcp"],
      ["resolved opened 80/tcp", "resolved required-missing 22/tcp"],
      ["new required-missing 23/tcp"],
    ]);
  });

  it("is quiet when the same is seen again, whatever it is", () => {
    const open = fc.uniqueArray(fc.constantFrom("1", "2", "3", "a@4", "b@5", "a@6"), {
      selector: (text) => text.split("@")[0],
    });
    const run = fc.record({ open, listed: fc.record({ required: open, optional: open, ignored: open }) });
    fc.assert(
      fc.property(run, run, (first, second) => {
        const told = tellings([first, second, second]);
        expect(told[2]).toEqual([]);
      }),
    );
  });
});
