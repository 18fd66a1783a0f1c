import { spawnSync } from "node:child_process";
import { fstatSync, openSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import fc from "fast-check";
import { HiddenWords } from "../../../src/cli/log/hidden-words.ts";
import { openLog } from "../../../src/cli/log/open-log.ts";
import type { LogStream } from "../../../src/cli/log/log-stream.ts";
import type { LogFormat, LogLevel } from "../../../src/watch/service/log-settings.ts";
import { scratchFolder } from "../audit-command.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

function logTo(
  format: LogFormat,
  { level = "debug", isTTY = false, hidden = new HiddenWords() }: Partial<Place> = {},
) {
  const lines: string[] = [];
  const stream: LogStream = { isTTY, write: (text) => lines.push(text) };
  return { log: openLog(stream, { format, level }, hidden), text: () => lines.join("") };
}

interface Place {
  readonly level: LogLevel;
  readonly isTTY: boolean;
  readonly hidden: HiddenWords;
}

const HOSTILE = 'x\u001b[2J\r\n{"level":"error"}\u202e\u0085\u2028" \\';

describe("a line of the log", () => {
  it("is a sentence with its time, level and fields where nobody looks on", () => {
    const { log, text } = logTo("text");
    log.warning("The mail server does not answer.", { receiver: "ops", attempts: 3, ports: ["25", "587"] });
    expect(text()).toMatch(
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z warning The mail server does not answer\. receiver=ops attempts=3 ports=25,587\n$/,
    );
  });

  it("is an object with level, time and msg in JSON, the keys that PortSpec has", () => {
    const { log, text } = logTo("json");
    log.info("A run ended.", { watch: "edge", seconds: 1.5, complete: true });
    const { time, ...rest } = JSON.parse(text()) as Readonly<Record<string, unknown>>;
    expect(Math.abs(Date.now() - Date.parse(String(time)))).toBeLessThan(60_000);
    expect(rest).toEqual({ level: "info", msg: "A run ended.", watch: "edge", seconds: 1.5, complete: true });
  });

  it("is short and without colours on a terminal that has none", () => {
    const { log, text } = logTo("text", { isTTY: true });
    log.error("The state file cannot be written.", { path: "/var/lib/x" });
    expect(text().replaceAll(/\u001b\[\d+m/g, "")).toMatch(
      /^\d\d:\d\d:\d\d ✗ The state file cannot be written\. path=\/var\/lib\/x\n$/,
    );
  });

  it.each([
    ["error", 1],
    ["warning", 2],
    ["info", 3],
    ["debug", 4],
  ] as const)("of less than %s is left out", (level, count) => {
    const { log, text } = logTo("json", { level });
    for (const say of [log.error, log.warning, log.info, log.debug]) say("x");
    expect(text().split("\n")).toHaveLength(count + 1);
  });

  it("changes its level and its form when the configuration does", () => {
    const { log, text } = logTo("text", { level: "error" });
    log.info("left out");
    log.adjust({ level: "info", format: "json" });
    log.info("kept");
    expect(JSON.parse(text())).toMatchObject({ msg: "kept" });
  });

  it.each([
    ["text", false],
    ["text", true],
    ["json", false],
  ] as const)("in %s (terminal: %s) cannot be left by a name of the system", (format, isTTY) => {
    const { log, text } = logTo(format, { isTTY });
    log.info(HOSTILE, { name: HOSTILE, names: [HOSTILE, HOSTILE] });
    const plain = text().replaceAll(/\u001b\[\d+m/g, "");
    expect(plain.slice(0, -1)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    expect(plain.endsWith("\n")).toBe(true);
    if (format === "json") expect(JSON.parse(plain)).toMatchObject({ msg: HOSTILE, name: HOSTILE });
  });

  it.each(["text", "json"] as const)("in %s is one line whatever is said", (format) => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.array(fc.string({ unit: "binary" })),
        (message, names) => {
          const { log, text } = logTo(format);
          log.info(message, { names });
          expect(text().split("\n")).toHaveLength(2);
          if (format === "json") JSON.parse(text());
        },
      ),
    );
  });

  it("is never longer than what a person can look through", () => {
    const { log, text } = logTo("text");
    log.info("x".repeat(1e6), { names: Array.from({ length: 1e5 }, () => "y") });
    expect(text().length).toBeLessThan(10_000);
  });
});

describe("what is secret", () => {
  const SECRET = 'p\u00e4ss/wor"d+1';

  it.each([
    ["as it is", SECRET],
    ["in a URL", encodeURIComponent(SECRET)],
    ["as mail servers are told", Buffer.from(SECRET).toString("base64")],
  ])("is covered %s, in sentences and in fields", (_, form) => {
    for (const format of ["text", "json"] as const) {
      const hidden = new HiddenWords();
      const { log, text } = logTo(format, { hidden });
      hidden.add(SECRET);
      log.error(`The server said ${form}.`, { detail: `<${form}>`, lines: [form, "other"] });
      expect(text()).toContain("The server said [hidden].");
      expect(text()).not.toContain(form);
      expect(text()).not.toContain(JSON.stringify(form).slice(1, -1));
    }
  });

  it.each(["password", "secret", "token", "authorization", "cookie", "key"])(
    "is covered in a field that is called %s",
    (name) => {
      const { log, text } = logTo("json");
      log.info("x", { [name]: "never seen before" });
      expect(JSON.parse(text())).toMatchObject({ [name]: "[hidden]" });
    },
  );

  it("is covered before a long text is cut, and where one secret is a part of another", () => {
    const hidden = new HiddenWords();
    hidden.add("hunter");
    hidden.add("hunter22");
    const { log, text } = logTo("text", { hidden });
    log.info(`${"x".repeat(4090)}hunter22`);
    expect(text().replace(/^\S+/, "")).not.toMatch(/hunt|22/);
  });
});

describe("the journal of systemd", () => {
  it.each([
    ["error", "<3>"],
    ["warning", "<4>"],
    ["info", "<6>"],
    ["debug", "<7>"],
  ] as const)("gets the priority of %s as %s, and no time of ours", (level, prefix) => {
    const path = scratch.put("journal", "");
    const fd = openSync(path, "a");
    const { dev, ino } = fstatSync(fd);
    const code = `
      import { openLog } from "./src/cli/log/open-log.ts";
      import { HiddenWords } from "./src/cli/log/hidden-words.ts";
      openLog(process.stderr, { format: "text", level: "debug" }, new HiddenWords()).${level}("Seen.", { port: 1 });`;
    const args = ["--input-type=module-typescript", "-e", code];
    for (const journal of [`${dev}:${ino}`, "1:1"])
      spawnSync(process.execPath, args, {
        stdio: ["ignore", "ignore", fd],
        env: { JOURNAL_STREAM: journal },
      });
    const [first, second] = readFileSync(path, "utf8").split("\n");
    expect(first).toBe(`${prefix}Seen. port=1`);
    expect(second).toMatch(new RegExp(`^\\d{4}-.*Z ${level} Seen\\. port=1$`));
  });
});
