import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseShellCommands } from "../../../src/collectors/accounts/parse-shell-commands.ts";
import { rootPath } from "../../../src/collectors/accounts/root-path.ts";
import { scratchHost } from "../../agreement/scratch-host.ts";
import type { ScratchEntries, ScratchHost } from "../../agreement/scratch-host.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { KNOWN, UNKNOWN } from "./start-up-files.ts";
import { processorTime } from "../../processor-time.ts";

const PASSWD = "root:x:0:0:root:/root:/bin/bash\n";
const EMPTY: ScratchEntries = {
  "/etc/passwd": PASSWD,
  "/etc/profile": "",
  "/etc/environment": "",
  "/etc/profile.d": {},
  "/root": {},
  "/bin/bash": { text: "", mode: 0o755 },
  "/usr/bin/id": { text: "", mode: 0o755 },
};
const BASE = { ...EMPTY, "/etc/login.defs": "ENV_SUPATH PATH=/usr/sbin:/usr/bin:/bin\n" };

async function derived({ target }: ScratchHost) {
  const [seen] = await rootPath.collect(target, [{ kind: "root-path" }]);
  return seen;
}

/** A real login of root that sees the files of the scratch host in the place of those of this machine. */
function loggedIn({ folder }: ScratchHost): string {
  const places = ["/etc/login.defs", "/etc/profile", "/etc/environment", "/etc/profile.d", "/root"].filter(
    (path) => existsSync(path),
  );
  const mounts = places.map((path) => `mount --bind ${join(folder, path)} ${path}`).join(" && ");
  const script = `${mounts} && cd / && exec /bin/su - root -c '/usr/bin/printf "<%s>" "$PATH"'`;
  const output = execFileSync("unshare", ["-m", "sh", "-c", script], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return /<([^>]*)>$/.exec(output)?.[1] ?? output;
}

describe.skipIf(lacks("root", "namespaces", "su"))("the search path of root", () => {
  it.each(KNOWN)("is that of a login: %s", async (_, files) => {
    const host = scratchHost({ ...BASE, ...files });
    try {
      const seen = await derived(host);
      expect(seen).toMatchObject({ status: "observed", facts: { value: loggedIn(host) } });
    } finally {
      host.close();
    }
  });

  it.each(UNKNOWN)("is not told where %s", async (_, files, place) => {
    const host = scratchHost({ ...BASE, ...files });
    const seen = await derived(host);
    host.close();
    expect(seen).toMatchObject({
      status: "unavailable",
      detail: expect.stringContaining(`What ${place} makes`) as string,
    });
  });

  it("is right or not told on this machine", async () => {
    const paths = [
      "/etc/login.defs",
      "/etc/profile",
      "/etc/environment",
      "/root/.bash_profile",
      "/root/.profile",
      "/root/.bashrc",
    ];
    const files = paths
      .filter((path) => existsSync(path))
      .map((path) => [path, readFileSync(path, "utf8")] as const);
    const host = scratchHost({ ...EMPTY, ...Object.fromEntries(files) });
    const seen = await derived(host);
    if (seen?.status === "observed") expect(seen.facts.value).toBe(loggedIn(host));
    else expect(seen?.detail).toMatch(/^What \/\S+ makes of PATH/);
    host.close();
  });
});

describe("a script of a shell", () => {
  it("is taken apart without an end that it has not, in linear time", () => {
    const parts = [
      "if",
      " ",
      "\n",
      ";",
      "$(",
      ")",
      '"',
      "'",
      "`",
      "\\",
      "{",
      "}",
      "<<A",
      "&&",
      "||",
      "#",
      "PATH=x",
      "f()",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts)), (words) => {
        expect(parseShellCommands(words.join("")).length).toBeLessThanOrEqual(words.length);
      }),
    );
    for (const part of parts) {
      const start = processorTime();
      parseShellCommands(part.repeat((1 << 18) / part.length));
      expect(processorTime() - start).toBeLessThan(20_000);
    }
  });
});
