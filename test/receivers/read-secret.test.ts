import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { Secret } from "../../src/alerts/secret.ts";
import { readSecret } from "../../src/receivers/read-secret.ts";
import { SecretReader } from "../../src/receivers/secret-reader.ts";
import { scratch } from "./try-receivers.ts";

const { folder, remove } = scratch();
afterAll(remove);

const span = { start: 0, end: 0 };
const put = (name: string, text: string, mode = 0o600) => {
  writeFileSync(join(folder, name), text);
  execFileSync("chmod", [mode.toString(8), join(folder, name)]);
  return join(folder, name);
};
const ofFile = (path: string) => readSecret({ kind: "file", path, span });
const textOf = (read: ReturnType<typeof readSecret>) =>
  read.status === "read" ? read.secret.reveal() : read.message.replace(`${folder}/`, "");

describe("a secret", () => {
  it.each<[name: string, text: string, mode: number, expected: string]>([
    ["good", "word\n", 0o600, "word"],
    ["read-only", "a word", 0o400, "a word"],
    ["dos", "word\r\n", 0o600, "word"],
    ["group", "word", 0o640, "group can be read or changed by others (mode 640): chmod 600."],
    ["others", "word", 0o604, "others can be read or changed by others (mode 604): chmod 600."],
    ["empty", "\n", 0o600, "empty is empty."],
    ["lines", "a\nb\n", 0o600, "lines holds more than one line."],
    ["huge", "x".repeat(100_000), 0o600, "huge is longer than any secret."],
  ])("in a file %s is read, or it is said why not", (name, text, mode, expected) => {
    expect(textOf(ofFile(put(name, text, mode)))).toBe(expected);
  });

  it("is not read from a pipe, a folder or nothing", () => {
    execFileSync("mkfifo", ["-m", "600", join(folder, "pipe")]);
    mkdirSync(join(folder, "folder"), { mode: 0o700 });
    expect(textOf(ofFile(join(folder, "pipe")))).toBe("pipe is not a regular file.");
    expect(textOf(ofFile(join(folder, "folder")))).toBe("folder is not a regular file.");
    expect(textOf(ofFile(join(folder, "none")))).toBe("none does not exist.");
  });

  it("is read from the environment", () => {
    process.env.TEST_WORD = "word";
    delete process.env.TEST_NOTHING;
    expect(textOf(readSecret({ kind: "environment", name: "TEST_WORD", span }))).toBe("word");
    expect(textOf(readSecret({ kind: "environment", name: "TEST_NOTHING", span }))).toBe(
      "The variable TEST_NOTHING of the environment is not set.",
    );
  });

  it("is read from the credentials of systemd, which look as if a group could read them", () => {
    const credential = { kind: "credential", name: "smtp", span } as const;
    delete process.env.CREDENTIALS_DIRECTORY;
    expect(textOf(readSecret(credential))).toContain("$CREDENTIALS_DIRECTORY is not set");
    process.env.CREDENTIALS_DIRECTORY = folder;
    put("smtp", "word\n", 0o440);
    expect(textOf(readSecret(credential))).toBe("word");
    put("smtp", "word\n", 0o444);
    expect(textOf(readSecret(credential))).toContain("can be read or changed by others (mode 444)");
  });

  it("shows itself to nobody who only looks", () => {
    const secret = new Secret("hunter2");
    const shown = JSON.stringify({ secret }) + inspect(secret, { showHidden: true, depth: 9 });
    expect(shown).not.toContain("hunter2");
  });

  it("is taken out of what others say, in Base64 as well", () => {
    const reader = new SecretReader();
    expect(reader.reveal({ kind: "inline", secret: new Secret("hunter2"), span })).toBe("hunter2");
    expect(reader.scrub(`hunter2 or ${Buffer.from("hunter2").toString("base64")}`)).toBe("*** or ***");
  });
});
