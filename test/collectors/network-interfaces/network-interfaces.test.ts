import { networkInterfaces as interfacesOfRuntime } from "node:os";
import { describe, expect, it } from "vitest";
import { networkInterfaces } from "../../../src/collectors/network-interfaces/network-interfaces.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";

describe("the network-interfaces collector", () => {
  it("lists the interfaces of this machine with addresses that carry no prefix and no zone", async () => {
    const [answer] = await networkInterfaces.collect(localTarget(), [{ kind: "network-interfaces" }]);
    if (answer?.status !== "observed") throw new Error("not observed");
    expect(answer.facts.map(({ name }) => name)).toEqual(Object.keys(interfacesOfRuntime()));
    expect(answer.facts.flatMap(({ addresses }) => addresses).filter((text) => /[/%]/.test(text))).toEqual(
      [],
    );
  });
});
