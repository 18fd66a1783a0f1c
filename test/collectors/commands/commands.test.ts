import { describe, expect, it } from "vitest";
import { answersOf } from "../../../src/app/answers-of.ts";
import type { AnsweringHost } from "../../../src/app/evidence-source.ts";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { runWithEvidence } from "../../../src/app/run-audit.ts";
import { commands } from "../../../src/collectors/commands/commands.ts";
import type { CommandRequest } from "../../../src/model/command.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import type { CommandCall, CommandLeave } from "../../../src/targets/program-access.ts";

const ALL: CommandLeave = { user: null, network: "shared", allows: () => true };

function request(command: string, timeoutSeconds: number | null = null): CommandRequest {
  return { kind: "command", command, timeoutSeconds };
}

/** This machine, with a list of what was run and of how many ran at once. */
function watched(leave: CommandLeave | undefined) {
  const { runCommand, ...target } = localTarget();
  const calls: CommandCall[] = [];
  let running = 0;
  let most = 0;
  return {
    calls,
    most: () => most,
    target: {
      ...target,
      ...(leave === undefined ? {} : { commandLeave: leave }),
      async runCommand(call: CommandCall) {
        calls.push(call);
        running += 1;
        most = Math.max(most, running);
        const facts = await (runCommand?.(call) ?? Promise.reject(new Error("nothing runs commands")));
        running -= 1;
        return facts;
      },
    },
  };
}

describe("commands of policies", () => {
  it("run two at a time, and are answered in the order in which they were asked", async () => {
    const { target, most } = watched(ALL);
    const requests = ["sleep 0.3; echo 0", "echo 1", "echo 2", "echo 3"].map((text) => request(text));
    const answers = await commands.collect(target, requests);
    const outputs = answers.map((answer) => (answer.status === "observed" ? answer.facts.output : "unseen"));
    expect(outputs).toEqual(["0\n", "1\n", "2\n", "3\n"]);
    expect(most()).toBe(2);
  });

  it("have the time of their rule, else a minute, and are kept as the user wants", async () => {
    const user = { uid: 65534, gid: 65534, home: "/" };
    const { target, calls } = watched({ ...ALL, user: process.getuid?.() === 0 ? user : null });
    await commands.collect(target, [request("echo 1", 7), request("echo 2")]);
    expect(calls.map(({ timeoutMs }) => timeoutMs).sort()).toEqual([60_000, 7000]);
    expect(calls.every(({ user: as }) => as === (process.getuid?.() === 0 ? user : null))).toBe(true);
  });

  it("do not run without a leave, or where it does not speak of them", async () => {
    for (const leave of [undefined, { ...ALL, allows: (text: string) => text === "echo 2" }]) {
      const { target, calls } = watched(leave);
      const [first] = await commands.collect(target, [request("echo 1"), request("echo 2")]);
      expect(first).toMatchObject({ status: "unavailable", reason: "not-allowed" });
      expect(calls.map(({ command }) => command)).toEqual(leave === undefined ? [] : ["echo 2"]);
    }
  });

  it("do not run on this machine as a user who was looked up nowhere", async () => {
    const { target, calls } = watched({ ...ALL, userName: "nobody" });
    const [answer] = await commands.collect(target, [request("id")]);
    expect(answer).toMatchObject({ status: "unavailable", reason: "not-supported" });
    expect(calls).toEqual([]);
  });

  it("do not run where a target has no way to, whatever is allowed", async () => {
    const { runCommand, ...target } = localTarget();
    expect(runCommand).toBeDefined();
    const [answer] = await commands.collect({ ...target, kind: "namespace", commandLeave: ALL }, [
      request("id"),
    ]);
    expect(answer).toMatchObject({ status: "unavailable", reason: "not-supported" });
    expect(answer?.status === "unavailable" && answer.detail).toContain("container");
  });

  it("tell what they touch", () => {
    expect(commands.touches(request("id"))).toEqual([{ kind: "command", command: "id" }]);
  });

  it("run once for one text, across rounds and policies", async () => {
    const item = (text: string) =>
      `<custom_item>\ntype : CMD_EXEC\ndescription : "${text}"\ncmd : "echo x"\nexpect : "x"\n</custom_item>\n`;
    const text = `<check_type:"Unix">\n<if>\n<condition type:"AND">\n${item("a")}</condition>\n<then>\n${item("b")}${item("c")}</then>\n</if>\n</check_type>\n`;
    const bytes = Buffer.from(text);
    const policies = ["one.audit", "two.audit"].map(
      (file) => loadPolicy({ file, bytes }, { dialect: "dotaudit" }).policy,
    );
    const { target, calls } = watched(undefined);
    const { report } = await runWithEvidence(policies, target, { loopback: "left-out", commands: ALL });
    expect(calls).toHaveLength(1);
    expect(report.findings.map(({ status }) => status)).toEqual(["PASSED", "PASSED", "PASSED", "PASSED"]);
  });
});

describe("a host that answers by itself", () => {
  const host = (collectedAt: string | null) => {
    const asked: string[] = [];
    const told: unknown[] = [];
    const source: AnsweringHost = {
      kind: "evidence",
      name: "web1",
      collectedAt,
      now: Date.now,
      bothViews: [],
      answer: (requests, how) => {
        told.push(how);
        for (const one of requests) if (one.kind === "command") asked.push(one.command);
        return {};
      },
    };
    return { source, asked, told };
  };

  it("is never handed a command that nobody allowed", async () => {
    const { source, asked } = host(null);
    const leave = { ...ALL, allows: (text: string) => text === "id" };
    const answers = await answersOf(source, [request("id"), request("reboot")], leave);
    expect(asked).toEqual(["id"]);
    expect(answers["command:reboot"]).toMatchObject({ status: "unavailable", reason: "not-allowed" });
    await answersOf(source, [request("id")], undefined);
    expect(asked).toEqual(["id"]);
  });

  it("is told as whom and with which network commands are to run", async () => {
    const { source, told } = host(null);
    const leave = { ...ALL, userName: "nobody", network: "none" as const };
    await answersOf(source, [request("id")], leave);
    await answersOf(source, [request("id"), request("reboot")], {
      ...leave,
      allows: (text) => text === "id",
    });
    expect(told).toMatchObject([leave, leave].map(({ userName, network }) => ({ userName, network })));
  });

  it("is never handed a command for a user of whom only the numbers of this machine are known", async () => {
    const { source, asked } = host(null);
    const user = { uid: 65_534, gid: 65_534, home: "/" };
    const answers = await answersOf(source, [request("id")], { ...ALL, user });
    expect(asked).toEqual([]);
    expect(answers["command:id"]).toMatchObject({ status: "unavailable", reason: "not-supported" });
  });

  it("needs no leave where it was recorded: nothing runs", async () => {
    const { source, asked } = host("2026-01-01T00:00:00.000Z");
    await answersOf(source, [request("id")], undefined);
    expect(asked).toEqual(["id"]);
  });
});
