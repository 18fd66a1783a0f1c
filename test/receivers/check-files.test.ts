import { chmodSync, copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseReceivers } from "../../src/alerts/config/parse-receivers.ts";
import { checkFiles } from "../../src/receivers/check-files.ts";
import { lacks } from "../support-hosts/requires.ts";
import { makeCertificate } from "./make-certificate.ts";
import { scratch } from "./try-receivers.ts";

const { folder, remove } = scratch();
afterAll(remove);

describe.skipIf(lacks("openssl"))("files of certificates and keys", () => {
  beforeAll(() => {
    makeCertificate(folder);
    copyFileSync(join(folder, "key.pem"), join(folder, "open.pem"));
    chmodSync(join(folder, "open.pem"), 0o644);
    writeFileSync(join(folder, "text"), "no certificate");
  });

  const SYSLOG = "kind: syslog, host: x, cert: @/cert.pem";

  it.each<[receiver: string, at: string, words: string]>([
    [
      "kind: email, host: x, from: a@b.c, to: [d@e.f, g@h.i], ca: @/none",
      "@/none",
      "cannot be read (ENOENT)",
    ],
    ["kind: webhook, url: 'https://a/', ca: @/text", "@/text", "holds no certificate in PEM"],
    ["kind: slack, url: 'https://a/', ca: @/key.pem", "@/key.pem", "holds no certificate in PEM"],
    ["kind: syslog, host: x, ca: @", "@", "holds no certificate in PEM"],
    [`${SYSLOG}, key: @/cert.pem`, "@/cert.pem", "holds no key in PEM"],
    [`${SYSLOG}, key: @/open.pem`, "@/open.pem", "can be read or changed by others (mode 644)"],
  ])("of %s: one fault, at %s: %s", (receiver, at, words) => {
    const text = `alerts: [{ name: it, ${receiver} }]`
      .replaceAll("@/", `${folder}/`)
      .replace("ca: @", `ca: ${folder}`);
    const faults = checkFiles(parseReceivers(Buffer.from(text)).receivers);
    expect(faults).toMatchObject([{ code: "AUD7208", severity: "error" }]);
    expect(faults[0]?.message).toContain(words);
    const span = faults[0]?.span ?? { start: 0, end: 0 };
    expect(text.slice(span.start, span.end)).toBe(at.replace("@", folder));
  });

  it("are fine where they can be used", () => {
    const text = `alerts: [{ name: it, ${SYSLOG}, key: @/key.pem, ca: @/cert.pem }]`.replaceAll("@", folder);
    const { receivers } = parseReceivers(Buffer.from(text));
    expect(receivers).toHaveLength(1);
    expect(checkFiles(receivers)).toEqual([]);
  });
});
