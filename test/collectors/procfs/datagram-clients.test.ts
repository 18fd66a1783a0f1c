import { describe, expect, it } from "vitest";
import { EVERY_OWNER, onPrivateHost, requestsFor, socketsOf } from "../../support-hosts/private-host.ts";
import { lacks } from "../../support-hosts/requires.ts";

const TALK = `connected_udp("127.0.0.1", 53);`;
const WAIT = `ready($$);`;

function noteOn(code: string, owners = [EVERY_OWNER]): string | undefined {
  const report = onPrivateHost({ programs: [{ code: code + WAIT }], requests: requestsFor(["udp"], owners) });
  const sockets = socketsOf(report);
  expect(sockets).toHaveLength(1);
  return sockets[0]!.looksLikeClient;
}

describe.skipIf(lacks("root", "namespaces", "perl", "ip"))("a bound UDP socket", () => {
  it("looks like a client's in the local port range beside connected ones", () => {
    expect(noteOn(`udp("0.0.0.0", 40000); ${TALK}`)).toMatch(
      /32768 to 60999.*process \d+ also has connected/,
    );
  });

  it("does not look like a client's outside of that range", () => {
    expect(noteOn(`udp("0.0.0.0", 5353); ${TALK}`)).toBeUndefined();
  });

  it("does not look like a client's if its owner talks to nobody", () => {
    expect(noteOn(`udp("0.0.0.0", 40000); child { @sockets = (); ${TALK} };`)).toBeUndefined();
  });

  it("is not looked at so closely if nobody asks for owners", () => {
    expect(noteOn(`udp("0.0.0.0", 40000); ${TALK}`, [])).toBeUndefined();
  });
});
