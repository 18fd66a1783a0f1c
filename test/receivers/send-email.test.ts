import { beforeAll, describe, expect, it } from "vitest";
import { lacks } from "../support-hosts/requires.ts";
import { inPrivate, PASSWORD } from "./in-private.ts";
import type { PrivateOutcome } from "./in-private.ts";
import { alertOf, groupOf, HOSTILE_GROUP } from "./sample-groups.ts";

const LOGIN = "user: watch, password: {env: MAIL_PASSWORD}, from: a@b.example";
const CA = "ca: @FOLDER@/cert.pem";

const CONFIG = `
alerts:
  - {name: starttls, kind: email, host: localhost, ${CA}, ${LOGIN}, to: [one@x.example, two@x.example]}
  - {name: by-address, kind: email, host: 127.0.0.1, ${CA}, user: watch, password: {file: @FOLDER@/secret}, from: a@b.example, to: three@x.example}
  - {name: implicit, kind: email, host: localhost, tls: implicit, ${CA}, ${LOGIN}, to: four@x.example}
  - {name: plain, kind: email, host: localhost, tls: none, from: a@b.example, to: five@x.example}
  - {name: wrong, kind: email, host: localhost, ${CA}, user: watch, password: wr0ng-word, from: a@b.example, to: six@x.example}
  - {name: stripped, kind: email, host: localhost, port: 2525, ${CA}, ${LOGIN}, to: seven@x.example}
  - {name: stranger, kind: email, host: localhost, ${LOGIN}, to: eight@x.example}
  - {name: mute, kind: email, timeout: 1s, host: localhost, port: 2526, from: a@b.example, to: nine@x.example}
  - {name: nobody, kind: email, tls: none, host: localhost, from: a@b.example, to: nobody@x.example}
  - {name: later, kind: email, tls: none, host: localhost, from: a@b.example, to: later@x.example}
  - {name: closed, kind: email, tls: none, host: localhost, port: 9, from: a@b.example, to: ten@x.example}
`;

const LONG = "long ".repeat(200);

const GROUPS = [
  groupOf(),
  HOSTILE_GROUP,
  groupOf([alertOf({ summary: "a forbidden text" })]),
  groupOf(Array.from({ length: 100 }, () => alertOf({ details: Array.from({ length: 100 }, () => LONG) }))),
];

/** Quoted-printable (RFC 2045) as text. */
function decoded(text: string): string {
  return text
    .replaceAll("=\n", "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

describe.skipIf(lacks("root", "namespaces", "exim4", "openssl", "ip"))("e-mail, to a real server", () => {
  let outcome: PrivateOutcome;
  let messages: readonly string[];

  beforeAll(() => {
    outcome = inPrivate("mail-main.ts", { config: CONFIG, groups: GROUPS });
    messages = outcome.kept.split(/^From a@b\.example .*\n/m).slice(1);
  });

  const fateOf = (lane: string) => outcome.deliveries[lane]?.map(({ status }) => status);
  const detailOf = (lane: string) => JSON.stringify(outcome.deliveries[lane]?.[0]);
  /** The messages to an address, the longest last: Exim delivers at the same time what comes at the same time. */
  const mailTo = (address: string) =>
    messages
      .filter((text) => text.startsWith(`Envelope-to: ${address}\n`))
      .toSorted((one, other) => one.length - other.length);

  it.each(["starttls one@x.example", "starttls two@x.example", "by-address", "implicit", "plain"])(
    "%s gets everything but what the server does not want",
    (lane) => {
      expect(fateOf(lane)).toEqual(["delivered", "delivered", "refused", "delivered"]);
    },
  );

  it("is one message for each address, and no address sees another", () => {
    expect(mailTo("one@x.example")).toHaveLength(3);
    expect(mailTo("two@x.example")).toHaveLength(3);
    expect(mailTo("one@x.example").join("")).not.toContain("two@x.example");
  });

  it.each([
    ["one@x.example", "with esmtpsa"],
    ["three@x.example", "with esmtpsa"],
    ["four@x.example", "with esmtpsa"],
    ["five@x.example", "with esmtp (Exim"],
  ])("to %s goes %s", (address, words) => {
    for (const message of mailTo(address)) expect(message).toContain(words);
  });

  it("has an id that is the same for the same group and address, and other ones for others", () => {
    const ids = [...outcome.kept.matchAll(/^Message-ID: (.*)$/gm)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(5);
    expect(ids).toHaveLength(15);
  });

  it("has a text and an HTML part that say what happened", () => {
    const [message = ""] = mailTo("one@x.example");
    const [, text = "", html = ""] = message.split(/^----_NmP.*$/m).map(decoded);
    expect(text).toContain(
      "NEW HIGH  Port 8080 was opened by nc.\n    target: web1\n    subject: tcp 0.0.0.0:8080",
    );
    expect(html).toContain("</strong> Port 8080 was opened by nc.</h2><ul><li>target: web1</li>");
    expect(message).toMatch(/^Subject: \[dotaudit\] web1: NEW Port 8080 was opened by nc\.$/m);
    expect(message).toMatch(/^Date: Sat, 21 Nov 2026 10:00:01 \+0000$/m);
    expect(message).toMatch(/^Auto-Submitted: auto-generated$/m);
  });

  it("stays inert where names of the system are hostile", () => {
    const message = mailTo("one@x.example")[1] ?? "";
    const [head = "", ...body] = message.split("\n\n");
    const names = [...head.matchAll(/^([\w-]+):/gm)].map(([, name]) => name);
    expect(names.toSorted()).toEqual(
      ["Envelope-to", "Received", "Auto-Submitted", "X-Dotaudit-Group", "From", "To", "Subject", "Message-ID"]
        .concat(["Date", "MIME-Version", "Content-Type"])
        .toSorted(),
    );
    expect(outcome.kept).not.toContain("Envelope-to: thief@example.com");
    const [, html = ""] = decoded(body.join("\n\n")).split("text/html");
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;script&gt;");
    expect(decoded(message)).not.toMatch(/[\u0000\u001b]/);
  });

  it("stays short, however much there is to say", () => {
    const message = mailTo("one@x.example")[2] ?? "";
    expect(/\d+ more are not shown here\./.test(decoded(message))).toBe(true);
    expect(message.length).toBeLessThan(1024 * 1024);
  });

  it.each([
    ["wrong", "535"],
    ["stripped", "STARTTLS"],
    ["stranger", "self-signed certificate"],
    ["mute", "no answer within 1 s"],
    ["nobody", "no such mailbox"],
    ["later", "try again"],
    ["closed", "ECONNREFUSED"],
  ])("%s is tried again later, because: %s", (lane, words) => {
    expect(new Set(fateOf(lane))).toEqual(new Set(["failed"]));
    expect(detailOf(lane)).toContain(words);
  });

  it("never shows a password to a thief, in an answer or without TLS", () => {
    const plain = Buffer.from(`\0watch\0${PASSWORD}`).toString("base64");
    for (const secret of [PASSWORD, "wr0ng-word", plain, Buffer.from(PASSWORD).toString("base64")]) {
      expect(JSON.stringify(outcome.deliveries)).not.toContain(secret);
      expect(outcome.log).not.toContain(secret);
    }
    expect(outcome.log).toContain("STARTTLS\r\n");
    expect(outcome.log).not.toMatch(/^AUTH/m);
  });
});
