import fc from "fast-check";
import { expect, it } from "vitest";
import { uuidV5 } from "../../src/support/uuid-v5.ts";

const DNS = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
const URL = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";

/** RFC 9562, appendix A.4, and what Python's `uuid.uuid5` gives. */
it.each([
  ["www.example.com", DNS, "2ed6657d-e927-568b-95e1-2665a8aea6a2"],
  ["python.org", DNS, "886313e1-3b8a-5372-9b90-0c9aee199e5d"],
  ["http://python.org/", URL, "4c565f0d-3f5a-5890-b41b-20cf47701c5e"],
])("the UUID of %s in %s is %s", (name, namespace, uuid) => {
  expect(uuidV5(name, namespace)).toBe(uuid);
});

it("whatever the name, it has version 5, the variant of the RFC, and is the same again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      const uuid = uuidV5(name);
      expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      expect(uuidV5(name)).toBe(uuid);
    }),
  );
});

it("other names have other UUIDs, and another namespace makes another UUID of a name", () => {
  expect(uuidV5("a")).not.toBe(uuidV5("b"));
  expect(uuidV5("a")).not.toBe(uuidV5("a", DNS));
});
