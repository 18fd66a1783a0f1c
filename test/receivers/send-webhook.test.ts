import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lacks } from "../support-hosts/requires.ts";
import { makeCertificate } from "./make-certificate.ts";
import { alertOf, groupOf, HOSTILE_GROUP } from "./sample-groups.ts";
import { scratch, tryReceiver } from "./try-receivers.ts";
import { startWebServer } from "./web-server.ts";
import type { WebServer } from "./web-server.ts";

const KEY = "a key that nobody knows";
const PATH_KEY = "T0123456789";

describe.skipIf(lacks("openssl"))("a webhook, to a real server", () => {
  const { folder, remove } = scratch();
  let server: WebServer;
  let ca: string;

  beforeAll(async () => {
    makeCertificate(folder);
    ca = join(folder, "cert.pem");
    writeFileSync(join(folder, "key"), KEY, { mode: 0o600 });
    server = await startWebServer(folder);
  });
  beforeEach(() => {
    server.received.length = 0;
  });
  afterAll(() => {
    server.close();
    remove();
  });

  const hook = (path: string, more: object = {}) => ({
    kind: "webhook",
    url: server.url + path,
    ca,
    ...more,
  });

  it("gets the group as JSON, signed so that openssl agrees", async () => {
    const secret = { file: join(folder, "key") };
    expect(await tryReceiver(hook("/taken", { secret, headers: { "X-Site": "berlin" } }))).toEqual({
      status: "delivered",
    });
    const [request] = server.received;
    expect(JSON.parse(request?.body ?? "")).toEqual({ schemaVersion: "1.0", ...groupOf(), omitted: 0 });
    const time = String(request?.headers["x-dotaudit-timestamp"]);
    expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(60);
    const digest = execFileSync("openssl", ["dgst", "-sha256", "-hmac", KEY, "-r"], {
      input: `${time}.${request?.body}`,
      encoding: "utf8",
    });
    expect(request?.headers["x-dotaudit-signature"]).toBe(`sha256=${digest.split(" ")[0]}`);
    expect(request?.headers).toMatchObject({ "content-type": "application/json", "x-site": "berlin" });
    expect(request?.headers["x-dotaudit-group"]).toBe(groupOf().id);
  });

  it("gets hostile names unharmed, in one line that no terminal obeys", async () => {
    expect(await tryReceiver(hook("/taken"), HOSTILE_GROUP)).toEqual({ status: "delivered" });
    const body = server.received[0]?.body ?? "";
    expect(body).toMatch(/^[^\p{Cc}\p{Cf}]+$/u);
    expect(JSON.parse(body)).toMatchObject({ alerts: HOSTILE_GROUP.alerts });
  });

  it("gets a thousand alerts at most, and the number of those that are left out", async () => {
    const group = groupOf(Array.from({ length: 3000 }, () => alertOf()));
    expect(await tryReceiver(hook("/taken"), group)).toEqual({ status: "delivered" });
    const body = JSON.parse(server.received[0]?.body ?? "") as { alerts: unknown[]; omitted: number };
    expect([body.alerts.length, body.omitted]).toEqual([1000, 2000]);
  });

  it.each<[path: string, status: string, detail: string]>([
    ["/status/500", "failed", "answered 500: the reason"],
    ["/status/503", "failed", "answered 503: the reason"],
    ["/status/429", "failed", "answered 429: the reason"],
    ["/status/401", "failed", "answered 401: the reason"],
    ["/status/404", "failed", "answered 404: the reason"],
    ["/status/400", "refused", "answered 400: the reason"],
    ["/status/413", "refused", "answered 413: the reason"],
    ["/elsewhere", "failed", "answered 307 (redirections are not followed)"],
    ["/broken", "failed", "socket hang up"],
    ["/mute", "failed", "no answer within 1 s"],
  ])("%s is %s: %s", async (path, status, detail) => {
    expect(await tryReceiver(hook(path, { timeout: "1s" }))).toEqual({ status, detail });
    expect(server.received).toHaveLength(1);
  });

  it.each<[path: string, seconds: number | undefined]>([
    ["/busy/429/120", 120],
    ["/busy/503/ 7 ", 7],
    ["/busy/503/Fri, 31 Dec 2021 23:59:59 GMT", 0],
    ["/busy/429/soon", undefined],
    ["/busy/429/-5", undefined],
    ["/busy/429/1.5", undefined],
    ["/busy/500/120", undefined],
  ])("of %s is to be sent again after %s seconds", async (path, retryAfter) => {
    const delivery = await tryReceiver(hook(encodeURI(path)));
    expect(delivery).toEqual({
      status: "failed",
      detail: `answered ${path.split("/")[2]}: the reason`,
      ...(retryAfter === undefined ? {} : { retryAfter }),
    });
  });

  it("is delivered when the server says so, even if its answer never ends", async () => {
    expect(await tryReceiver(hook("/endless"))).toEqual({ status: "delivered" });
  });

  it.each<[string, string, string | undefined]>([
    ["/untidy/200", "delivered", undefined],
    ["/untidy/500", "failed", "answered 500"],
    ["/untidy/413", "refused", "answered 413"],
  ])("counts by its status where the answer at %s breaks its own promise", async (path, status, detail) => {
    expect(await tryReceiver(hook(path))).toEqual(detail === undefined ? { status } : { status, detail });
  });

  it("is sent to nobody whose certificate is not trusted, or is of somebody else", async () => {
    const stranger = await tryReceiver({ kind: "webhook", url: `${server.url}/taken` });
    expect(stranger).toMatchObject({ status: "failed", detail: "self-signed certificate" });
    const other = await tryReceiver(
      hook("").url === ""
        ? {}
        : { ...hook("/taken"), url: `${server.url.replace("localhost", "127.0.0.2")}/taken` },
    );
    expect(other.status).toBe("failed");
    expect(server.received).toEqual([]);
  });

  it("never shows its key, its headers or its URL", async () => {
    process.env.TEST_HOOK = `${server.url}/echo/${PATH_KEY}/rest`;
    process.env.TEST_KEY = "another word";
    const headers = { "X-Key": { env: "TEST_KEY" } };
    const delivery = await tryReceiver(hook("", { url: { env: "TEST_HOOK" }, headers }));
    expect(server.received[0]?.headers["x-key"]).toBe("another word");
    expect(delivery).toEqual({ status: "failed", detail: "answered 500: no *** ***" });
  });

  it.each(["http://example.com/x", "ftp://localhost/", "not a url", "https://user:word@localhost/"])(
    "does not go to %s, wherever that is read",
    async (url) => {
      process.env.TEST_HOOK = url;
      const delivery = await tryReceiver(hook("", { url: { env: "TEST_HOOK" } }));
      expect(delivery.status).toBe("failed");
      expect(JSON.stringify(delivery)).not.toContain(url);
    },
  );

  describe("of a chat", () => {
    it("Slack gets rich text, in which nothing has a meaning", async () => {
      expect(await tryReceiver(hook("/taken", { kind: "slack" }), HOSTILE_GROUP)).toEqual({
        status: "delivered",
      });
      const body = JSON.parse(server.received[0]?.body ?? "") as { text: string; blocks: unknown[] };
      expect(body.text).not.toMatch(/<|>|@here|@U1/);
      expect(body.text.match(/```/g)).toHaveLength(2);
      const types = JSON.stringify(body.blocks).match(/"type":"[a-z_]+"/g);
      expect(new Set(types)).toEqual(
        new Set(['"type":"rich_text"', '"type":"rich_text_section"', '"type":"text"']),
      );
    });

    it("Teams gets a card of text runs, in which nothing has a meaning", async () => {
      expect(await tryReceiver(hook("/taken", { kind: "teams" }), HOSTILE_GROUP)).toEqual({
        status: "delivered",
      });
      const text = server.received[0]?.body ?? "";
      const types = new Set(text.match(/"type":"[A-Za-z]+"/g));
      expect(types).toEqual(
        new Set(['"type":"message"', '"type":"AdaptiveCard"', '"type":"RichTextBlock"', '"type":"TextRun"']),
      );
    });

    it.each(["slack", "teams"])("%s never gets more than it takes", async (kind) => {
      const alerts = Array.from({ length: 500 }, () =>
        alertOf({
          summary: "漢".repeat(5000),
          details: Array.from({ length: 100 }, () => "漢".repeat(5000)),
        }),
      );
      expect(await tryReceiver(hook("/taken", { kind }), groupOf(alerts))).toEqual({ status: "delivered" });
      const body = server.received[0]?.body ?? "";
      expect(Buffer.byteLength(body)).toBeLessThan(28_000);
      expect(body).toMatch(/\d+ more are not shown here/);
    });
  });
});
