import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { audit, HARMLESS, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const CANONICAL = `<check_type:"Unix">

<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "Nothing on the multiplexer's port"
  port_type   : TCP
  ports       : "1"
</custom_item>

</check_type>
`;
const FAULTY = HARMLESS.replace('"1"', "");

describe("audit fmt", () => {
  let path = "";
  beforeEach(() => {
    path = scratch.put("policy.audit", HARMLESS);
  });

  it("rewrites what is not canonical, and names it", () => {
    const other = scratch.put("canonical.audit", CANONICAL);
    expect(audit(["fmt", path, other])).toEqual({ status: 0, stdout: `${path}\n`, stderr: "" });
    expect(readFileSync(path, "utf8")).toBe(CANONICAL);
    expect(audit(["fmt", path, other])).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("names many files, and nothing else is said", () => {
    const files = Array.from({ length: 12 }, (_, index) => scratch.put(`many-${index}.audit`, HARMLESS));
    expect(audit(["fmt", ...files])).toEqual({ status: 0, stdout: `${files.join("\n")}\n`, stderr: "" });
  });

  it("leaves a canonical file alone: not even its time changes", () => {
    scratch.put("policy.audit", CANONICAL);
    const before = statSync(path, { bigint: true });
    audit(["fmt", path]);
    const after = statSync(path, { bigint: true });
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
  });

  it("with --check names what would change, changes nothing, and exits with 1", () => {
    const other = scratch.put("canonical.audit", CANONICAL);
    expect(audit(["fmt", "--check", path, other])).toEqual({ status: 1, stdout: `${path}\n`, stderr: "" });
    expect(readFileSync(path, "utf8")).toBe(HARMLESS);
    expect(audit(["fmt", "--check", other])).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("reads standard input and writes standard output for -", () => {
    expect(audit(["fmt", "-"], { input: HARMLESS })).toEqual({ status: 0, stdout: CANONICAL, stderr: "" });
    expect(audit(["fmt", "-"], { input: CANONICAL })).toEqual({ status: 0, stdout: CANONICAL, stderr: "" });
    const check = audit(["fmt", "--check", "-"], { input: HARMLESS });
    expect(check).toEqual({ status: 1, stdout: "<standard input>\n", stderr: "" });
    expect(audit(["fmt", "-", "-"]).status).toBe(64);
  });

  it("keeps the mode of the file", () => {
    for (const mode of [0o600, 0o664, 0o755]) {
      scratch.put("policy.audit", HARMLESS);
      chmodSync(path, mode);
      audit(["fmt", path]);
      expect(statSync(path).mode & 0o7777).toBe(mode);
    }
  });

  it("writes through a symbolic link and leaves it a link", () => {
    const link = join(scratch.folder, "link.audit");
    symlinkSync("policy.audit", link);
    expect(audit(["fmt", link])).toEqual({ status: 0, stdout: `${link}\n`, stderr: "" });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(path, "utf8")).toBe(CANONICAL);
  });

  it("leaves no other file behind", () => {
    audit(["fmt", path]);
    expect(readdirSync(scratch.folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("keeps encoding, byte order mark and line endings", () => {
    const text = `\ufeff${HARMLESS.replaceAll("\n", "\r\n")}`;
    const expected = `\ufeff${CANONICAL.replaceAll("\n", "\r\n")}`;
    for (const encoding of ["utf8", "utf16le"] as const) {
      scratch.put("policy.audit", Buffer.from(text, encoding));
      audit(["fmt", path]);
      expect(readFileSync(path)).toEqual(Buffer.from(expected, encoding));
    }
  });

  it("prints the faults of a file with syntax errors, leaves it alone, and does the others", () => {
    const faulty = scratch.put("faulty.audit", FAULTY);
    const outcome = audit(["fmt", faulty, path]);
    expect(outcome).toMatchObject({ status: 65, stdout: `${path}\n` });
    expect(outcome.stderr).toMatch(/faulty\.audit:6:1: error AUD1022: [^]*> 6 \| ports :/);
    expect(readFileSync(faulty, "utf8")).toBe(FAULTY);
    expect(readFileSync(path, "utf8")).toBe(CANONICAL);
    expect(audit(["fmt", "--check", faulty, scratch.put("other.audit", HARMLESS)]).status).toBe(65);
  });

  it("says what is wrong with a file that it cannot read, and does the others", () => {
    const outcome = audit(["fmt", join(scratch.folder, "missing.audit"), path]);
    expect(outcome).toMatchObject({ status: 66, stdout: `${path}\n` });
    expect(outcome.stderr).toMatch(/missing\.audit: there is no such file/);
    const dangling = join(scratch.folder, "dangling.audit");
    symlinkSync("missing.audit", dangling);
    expect(audit(["fmt", dangling])).toMatchObject({ status: 66, stdout: "" });
    expect(lstatSync(dangling).isSymbolicLink()).toBe(true);
  });

  it("refuses what would grow beyond any policy that is read", () => {
    const deep = `${"<if><then>".repeat(20)}${"#\n".repeat(900_000)}${"</then></if>".repeat(20)}`;
    const text = `<check_type:"Unix">\n<debug/>\n${deep}</check_type>`;
    const large = scratch.put("large.audit", text);
    const outcome = audit(["fmt", large]);
    expect(outcome).toMatchObject({ status: 65, stdout: "" });
    expect(outcome.stderr).toMatch(/was left alone: the result would be larger/);
    expect(readFileSync(large, "utf8")).toBe(text);
  });

  it("shows no control character of a file or of its name", () => {
    const hostile = scratch.put("\u001b[31m.audit", FAULTY.replace("ports", "\u001b[2Jports"));
    const outcome = audit(["fmt", hostile]);
    expect(outcome.status).toBe(65);
    expect(outcome.stderr + audit(["fmt", scratch.put("\u001bb.audit", HARMLESS)]).stdout).not.toContain(
      "\u001b",
    );
  });
});
