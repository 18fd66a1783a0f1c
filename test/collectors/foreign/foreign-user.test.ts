import { expect, it } from "vitest";
import { foreignUser } from "../../../src/collectors/foreign/foreign-user.ts";

it.each([
  ["a name", null, "www-data", { uid: null, name: "www-data" }],
  ["root by name", null, "root", { uid: 0, name: "root" }],
  ["root by number", 0, null, { uid: 0, name: "root" }],
  ["a number in the place of a name", null, "33", { uid: 33, name: null }],
  ["both", 38, "ntp", { uid: 38, name: "ntp" }],
  ["a number twice", 38, "38", { uid: 38, name: null }],
  ["a name that was cut", null, "systemd+", null],
  ["a name that was cut beside its number", 101, "systemd+", { uid: 101, name: null }],
  ["a mark for nobody", null, "?", null],
  ["nothing", null, null, null],
  ["an empty name", null, "", null],
] as const)("of %s is known what was shown", (_, uid, shown, user) => {
  expect(foreignUser(uid, shown)).toEqual(user);
});
