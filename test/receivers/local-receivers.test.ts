import {
  chmodSync,
  chownSync,
  existsSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { lacks } from "../support-hosts/requires.ts";
import { alertOf, groupOf, HOSTILE_GROUP } from "./sample-groups.ts";
import { scratch, tryReceiver } from "./try-receivers.ts";

const { folder, remove } = scratch();
afterAll(remove);
const place = (name: string) => join(folder, name);
const linesOf = (path: string) =>
  readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("a file", () => {
  it("gets a line for each alert, readable by nobody else", async () => {
    const path = place("alerts.jsonl");
    const group = groupOf([alertOf({ id: "a" }), alertOf({ id: "b" })]);
    expect(await tryReceiver({ kind: "file", path }, group)).toEqual({ status: "delivered" });
    expect(await tryReceiver({ kind: "file", path }, HOSTILE_GROUP)).toEqual({ status: "delivered" });
    expect(await tryReceiver({ kind: "file", path }, groupOf([], { heldBack: 3 }))).toEqual({
      status: "delivered",
    });
    const lines = linesOf(path);
    expect(lines.map(({ id }) => id)).toEqual(["a", "b", HOSTILE_GROUP.alerts[0]?.id, undefined]);
    expect(lines[2]).toMatchObject({ summary: HOSTILE_GROUP.alerts[0]?.summary, group: HOSTILE_GROUP.id });
    expect(lines[3]).toMatchObject({ heldBack: 3, watch: "hosts" });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("is made anew after logrotate has moved it away", async () => {
    const path = place("rotated");
    await tryReceiver({ kind: "file", path });
    renameSync(path, `${path}.1`);
    await tryReceiver({ kind: "file", path });
    expect([linesOf(path).length, linesOf(`${path}.1`).length]).toEqual([1, 1]);
  });

  it("begins a new line where a full disk has cut one off", async () => {
    const path = place("cut");
    writeFileSync(path, '{"half');
    await tryReceiver({ kind: "file", path });
    expect(readFileSync(path, "utf8")).toMatch(/^\{"half\n\{"schemaVersion"/);
  });

  it.each<[string, string, () => unknown]>([
    ["a folder", "", () => undefined],
    [
      "a symbolic link",
      "link",
      () => {
        symlinkSync(place("elsewhere"), place("link"));
      },
    ],
    ["a place that does not exist", "none/file", () => undefined],
    ["the full disk", "/dev/full", () => undefined],
  ])("is not %s", async (_, name, prepare) => {
    prepare();
    const path = name.startsWith("/") ? name : place(name);
    expect((await tryReceiver({ kind: "file", path })).status).toBe("failed");
    expect(existsSync(place("elsewhere"))).toBe(false);
  });
});

describe.skipIf(lacks("root"))("a file of somebody else", () => {
  it("gets nothing", async () => {
    const path = place("foreign");
    writeFileSync(path, "");
    chownSync(path, 65_534, 65_534);
    const delivery = await tryReceiver({ kind: "file", path });
    expect(delivery).toEqual({ status: "failed", detail: `${path} belongs to somebody else` });
    expect(readFileSync(path, "utf8")).toBe("");
  });
});

describe("a command", () => {
  const script = (name: string, text: string) => {
    const path = place(name);
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const run = (argv: readonly string[], more: object = {}) => tryReceiver({ kind: "command", argv, ...more });

  it("gets the group as JSON, its arguments as they are, and nothing of our environment", async () => {
    process.env.TEST_WORD = "word";
    const out = place("out");
    const program = script("tell", `{ cat; printf '%s|' "$@"; env; pwd; } > ${out}`);
    expect(await run([program, "a b", "$(id)", "*"])).toEqual({ status: "delivered" });
    const [json = "", args, ...environment] = readFileSync(out, "utf8").split("\n");
    expect(JSON.parse(json)).toMatchObject({ id: groupOf().id, alerts: [alertOf()] });
    expect(args).toMatch(/^a b\|\$\(id\)\|\*\|/);
    expect(environment.join("\n")).not.toContain("TEST_WORD");
  });

  it("may end without reading its input", async () => {
    const alerts = Array.from({ length: 1000 }, () => alertOf({ details: ["x".repeat(1000)] }));
    const delivery = await tryReceiver({ kind: "command", argv: ["/bin/true"] }, groupOf(alerts));
    expect(delivery).toEqual({ status: "delivered" });
  });

  it.each<[string, string, string]>([
    ["a status", "echo wrong >&2; exit 3", "it ended with status 3: wrong"],
    ["a signal", "kill -9 $$", "it was ended by SIGKILL"],
    ["too much output", "yes", "it wrote more than 65536 bytes"],
    ["no end", "sleep 60", "no answer within 1 s"],
  ])("that ends with %s is tried again later", async (name, text, detail) => {
    const program = script(name.replaceAll(" ", "-"), text);
    expect(await run([program], { timeout: "1s" })).toEqual({ status: "failed", detail });
  });

  it("takes what it started along when its time is over", async () => {
    const left = place("left");
    const program = script("starter", `(sleep 2; touch ${left}) & sleep 60`);
    await run([program], { timeout: "1s" });
    await wait(1500);
    expect(existsSync(left)).toBe(false);
  });

  it("is not run where it is not allowed, can be changed by others, or is none", async () => {
    const program = script("mark", `touch ${place("mark-made")}`);
    const forbidden = await tryReceiver({ kind: "command", argv: [program] }, groupOf(), "forbidden");
    expect(forbidden).toMatchObject({ detail: "commands are not run unless --allow-commands is given" });
    chmodSync(program, 0o777);
    expect(await run([program])).toMatchObject({
      detail: `${program} can be changed by others, and was not run`,
    });
    expect(await run([place("nothing")])).toMatchObject({ detail: `${place("nothing")} does not exist` });
    expect(await run([folder])).toMatchObject({ detail: `${folder} is not a program` });
    expect(existsSync(place("mark-made"))).toBe(false);
  });
});
