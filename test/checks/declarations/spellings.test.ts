import { describe, expect, it } from "vitest";
import { bindItems, itemOf } from "./bind-items.ts";

describe("a spelling that occurs in policies and does not exist", () => {
  it.each([
    ["CMD_EXEC", ['command : "ls"', 'expect : "a"'], "command", /`cmd`/],
    ["FILE_CHECK", ['file : "/etc/x"', "check_unevenness : YES"], "check_unevenness", /`check_uneveness`/],
  ])("%s with %j: the hint names the right keyword", (type, lines, at, hint) => {
    const { faults } = bindItems(itemOf(type, lines));
    const fault = faults.find(({ code }) => code === "AUD2005");
    expect(fault?.at).toBe(at);
    expect(fault?.hint).toMatch(hint);
  });

  it("AUDIT_PROCESS_PORT: the hint names AUDIT_PROCESS_ON_PORT", () => {
    const { faults } = bindItems(
      itemOf("AUDIT_PROCESS_PORT", ["port_type : TCP", 'ports : "22"', 'name : "sshd"']),
    );
    expect(faults).toMatchObject([
      {
        code: "AUD2002",
        at: "AUDIT_PROCESS_PORT",
        hint: expect.stringContaining("AUDIT_PROCESS_ON_PORT") as unknown,
      },
    ]);
  });

  it("a word that is close to one of the choices is named in the hint", () => {
    const { faults } = bindItems(itemOf("CHKCONFIG", ['service : "a"', "status : OFFF"]));
    expect(faults).toMatchObject([{ code: "AUD2010", hint: "did you mean OFF?" }]);
  });
});
