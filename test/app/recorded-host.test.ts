import { describe, expect, it } from "vitest";
import { recordedHost } from "../../src/app/recorded-host.ts";
import { mergeRecordings } from "../../src/evidence/merge-recordings.ts";
import type { Recording } from "../../src/evidence/recording.ts";
import type { EvidenceRequest, OwnerWish } from "../../src/model/evidence.ts";
import type { ListeningSocket } from "../../src/model/listening-socket.ts";
import { everything, table } from "../evidence/sample-documents.ts";
import { digests, listener, owner } from "../reporters/sample-listeners.ts";

const ADVICE = "audit collect web.audit -o FILE";
const EVERY: OwnerWish = { ports: [[0, 65535]], depth: "every", details: [] };

function wishes(...owners: readonly OwnerWish[]): EvidenceRequest {
  return { kind: "listening-sockets", table: "tcp", owners };
}

function hostOf(parts: Partial<Recording>) {
  const recording = {
    origin: "web.json",
    target: "web01",
    collectedAt: "2026-11-20T10:00:00Z",
    requests: [],
  };
  const merged = mergeRecordings([{ ...recording, observations: {}, ...parts }]);
  if (merged.status === "several-hosts") throw new Error(merged.message);
  return recordedHost(merged.host, ADVICE);
}

/** The only socket of an answer, after one was recorded with some wishes and another is asked for. */
function asked(socket: ListeningSocket, recorded: readonly OwnerWish[], wish: readonly OwnerWish[]) {
  const observations = { "listening-sockets:tcp": table("tcp", [socket]) };
  const answer = hostOf({ observations, requests: [wishes(...recorded)] }).answer([wishes(...wish)]);
  const seen = answer["listening-sockets:tcp"];
  if (seen?.status !== "observed") throw new Error("The table was not seen.");
  return seen.facts.sockets[0]?.owners;
}

const complete = listener({ owners: { status: "complete", processes: [owner()] } });
const first = listener({ owners: { status: "first", processes: [owner()] } });
const none = listener({ owners: { status: "not-requested" } });

describe("what a recording does not hold is not recorded, with the command that records it", () => {
  it("a key that nobody asked for", () => {
    const answer = hostOf({}).answer([{ kind: "rpc-services" }, wishes()]);
    expect(answer["rpc-services"]).toEqual({
      status: "unavailable",
      source: "rpc-services",
      reason: "not-recorded",
      detail: `The rpc services were not recorded: record it on the host with \`${ADVICE}\`.`,
    });
    expect(answer["listening-sockets:tcp"]?.status).toBe("unavailable");
  });

  it.each([
    ["owners, where none were asked for", none, [], [EVERY]],
    ["owners, of other ports than those asked for", none, [{ ...EVERY, ports: [[1, 8079]] }], [EVERY]],
    [
      "owners, where loopback was left out and this is it",
      { ...none, scope: "loopback" },
      [{ ...EVERY, leavesOut: "loopback" }],
      [EVERY],
    ],
    ["all owners, where one was enough", first, [{ ...EVERY, depth: "first" }], [EVERY]],
  ] as const)("%s", (_, socket, recorded, wish) => {
    const owners = asked(socket, recorded, wish);
    expect(owners).toMatchObject({ status: "partial", unseen: { reason: "not-recorded" } });
    expect(JSON.stringify(owners)).toContain(ADVICE);
  });

  it.each([
    [["sha256"], "digests"],
    [["package"], "package"],
  ] as const)("the detail %j of an owner that is known otherwise", (details, member) => {
    const owners = asked(complete, [EVERY], [{ ...EVERY, details }]);
    const [process] = owners !== undefined && "processes" in owners ? owners.processes : [];
    expect(process?.[member]).toMatchObject({ status: "unavailable", reason: "not-recorded" });
    expect(owners?.status).toBe("complete");
  });

  it("a digest that is another one than the recorded", () => {
    const hashed = owner({ digests: { status: "observed", value: { md5: digests.md5 } } });
    const socket = listener({ owners: { status: "complete", processes: [hashed] } });
    const owners = asked(socket, [{ ...EVERY, details: ["md5"] }], [{ ...EVERY, details: ["sha256"] }]);
    expect(JSON.stringify(owners)).not.toContain(digests.md5);
    expect(JSON.stringify(owners)).toContain("does not tell the sha256");
  });
});

describe("what a recording holds beyond a request is left out, as if the host had been asked", () => {
  const hashed = owner({
    digests: { status: "observed", value: digests },
    package: { status: "observed", value: null },
  });
  const socket = listener({ owners: { status: "complete", processes: [hashed] }, looksLikeClient: "yes" });
  const all: readonly OwnerWish[] = [{ ...EVERY, details: ["md5", "sha256", "package"] }];

  it("owners that nobody asks for, and what follows from them", () => {
    const observations = { "listening-sockets:tcp": table("tcp", [socket]) };
    const answer = hostOf({ observations, requests: [wishes(...all)] }).answer([wishes()]);
    const { looksLikeClient, ...plain } = socket;
    expect(looksLikeClient).toBe("yes");
    expect(answer["listening-sockets:tcp"]).toMatchObject({
      facts: { sockets: [{ ...plain, owners: { status: "not-requested" } }] },
    });
    expect(JSON.stringify(answer)).not.toContain("looksLikeClient");
  });

  it("digests and packages that nobody asks for", () => {
    expect(asked(socket, all, [EVERY])).toEqual({ status: "complete", processes: [owner()] });
    expect(asked(socket, all, [{ ...EVERY, details: ["md5"] }])).toMatchObject({
      processes: [{ digests: { value: { md5: digests.md5 } } }],
    });
    expect(asked(socket, all, all)).toEqual(socket.owners);
  });

  it("the virtualisation of the host, unless the host is asked for in full", () => {
    const host = hostOf({ observations: everything.observations });
    expect(host.answer([{ kind: "host", depth: "brief" }]).host).toMatchObject({
      facts: { virtualisation: null },
    });
    expect(host.answer([{ kind: "host", depth: "full" }]).host).toMatchObject({
      facts: { virtualisation: "KVM" },
    });
  });
});

it("every answer says when and where it was recorded", () => {
  expect(hostOf({ observations: everything.observations }).answer([{ kind: "service-names" }])).toMatchObject(
    {
      "service-names": { source: "/etc/services, recorded 2026-11-20T10:00:00Z in web.json" },
    },
  );
});
