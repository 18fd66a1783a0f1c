import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseConffiles } from "../../../src/collectors/packages/dpkg/parse-conffiles.ts";
import { findPackagedFiles } from "../../../src/collectors/packages/find-packaged-files.ts";
import { scratchRoot } from "./scratch-root.ts";
import type { ScratchRoot } from "./scratch-root.ts";

let root: ScratchRoot;
beforeEach(() => {
  root = scratchRoot();
});
afterEach(() => {
  root.remove();
});

const NONE = { status: "observed", value: { kind: "none" } };

describe("a packaged file", () => {
  it("of rpm has the digest that its configuration was installed with apart", () => {
    const fixture = new URL("fixtures/rpmdb.sqlite.gz", import.meta.url);
    root.write("/var/lib/rpm/rpmdb.sqlite", gunzipSync(readFileSync(fixture)));
    const hex = (text: string) => createHash("sha256").update(text).digest("hex");
    const paths = ["/usr/sbin/hellod", "/etc/hellod/hellod.conf", "/usr/bin/none"];
    const [program, configuration, none] = [...findPackagedFiles(root.files, paths).values()];
    expect(program).toMatchObject({
      value: { digest: { value: { hex: hex("hellod server\n") } }, configuration: null },
    });
    expect(configuration).toMatchObject({
      value: { digest: NONE, configuration: { value: { kind: "sha256", hex: hex("a=1\n") } } },
    });
    expect(none).toEqual({ status: "observed", value: null });
  });

  it("is unknown where there is no database", () => {
    expect(findPackagedFiles(root.files, ["/x"]).get("/x")).toMatchObject({ reason: "missing-source" });
  });
});

describe("the configuration files in a stanza of dpkg", () => {
  const hex = "0123456789abcdef0123456789abcdef";
  const stanza = [
    "Package: x",
    "Conffiles:",
    ` /etc/a ${hex}`,
    ` /etc/with blank ${hex} obsolete`,
    " /etc/new newconffile",
    ` /etc/gone ${hex} remove-on-upgrade`,
    "Description: x",
    ` /etc/description ${hex}`,
  ].join("\n");

  it.each([
    ["/etc/a", { kind: "md5", hex }],
    ["/etc/with blank", { kind: "md5", hex }],
    ["/etc/gone", { kind: "md5", hex }],
    ["/etc/new", { kind: "none" }],
    ["/etc/description", null],
    ["/etc/other", null],
  ])("%s is %j", (path, answer) => {
    expect(parseConffiles(stanza, path)).toEqual(answer);
  });

  it("are none where the stanza has no such field", () => {
    expect(parseConffiles("Package: x", "/etc/a")).toBeNull();
  });
});
