import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { SeenService } from "../../../../src/model/network-scan.ts";
import { captureServices } from "../../../../src/targets/network/services/capture-services.ts";
import { lacks } from "../../../support-hosts/requires.ts";
import { certificateFolder, freePort, serve, serveTls, toClose } from "./test-server.ts";

afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

type Wish = Partial<Parameters<typeof captureServices>[2]>;

async function capture(port: number, wish: Wish): Promise<SeenService | undefined> {
  const order = { banner: false, tls: false, timeoutMs: 2_000, ...wish };
  const [service] = await captureServices("127.0.0.1", [[port, port]], order);
  return service;
}

describe("the banner of an open port", () => {
  it.each([
    ["220 mail.example ESMTP\r\n", "smtp"],
    ["220 files FTP server ready\r\n", "ftp"],
    ["+OK ready\r\n", "pop3"],
    ["* OK IMAP4rev1\r\n", "imap"],
    ["RFB 003.008\n", "rfb"],
    ["220 who knows\r\n", undefined],
  ])("%j is kept as it was said and shows %s", async (greeting, protocol) => {
    const port = await serve((socket) => socket.write(greeting));
    const service = await capture(port, { banner: true });
    expect(service).toEqual({ port, banner: greeting, ...(protocol === undefined ? {} : { protocol }) });
  });

  it("may come in pieces, and is over when the server hangs up", async () => {
    const port = await serve((socket) => {
      socket.setNoDelay();
      socket.write("220 mail");
      setTimeout(() => socket.end(".example ESMTP\r\n"), 50);
    });
    expect(await capture(port, { banner: true })).toMatchObject({ banner: "220 mail.example ESMTP\r\n" });
  });

  it("keeps every byte as Latin-1", async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    const port = await serve((socket) => socket.write(bytes));
    expect(Buffer.from((await capture(port, { banner: true }))?.banner ?? "", "latin1")).toEqual(bytes);
  });

  it("has at most 1 KiB, though the server speaks without end", async () => {
    const port = await serve((socket) => {
      const flood = (): void => {
        if (!socket.destroyed) socket.write(Buffer.alloc(1 << 16, "x"), flood);
      };
      flood();
    });
    expect((await capture(port, { banner: true }))?.banner).toBe("x".repeat(1024));
  });

  it("is what came so far where the server dawdles without end", async () => {
    const port = await serve((socket) => {
      const timer = setInterval(() => socket.write("x"), 50);
      socket.on("close", () => {
        clearInterval(timer);
      });
    });
    const startedAt = performance.now();
    const service = await capture(port, { banner: true, timeoutMs: 600 });
    expect(service?.banner).toMatch(/^x{1,12}$/);
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  it.each([
    ["says nothing", serve(() => undefined)],
    ["hangs up at once", serve((socket) => socket.destroy())],
    ["is not there", freePort()],
  ])("is nothing where a server %s", async (_, port) => {
    expect(await capture(await port, { banner: true, tls: true, timeoutMs: 300 })).toBeUndefined();
  });

  it("is not asked for by default", async () => {
    const port = await serve((socket) => socket.write("220 ESMTP\r\n"));
    expect(await capture(port, {})).toBeUndefined();
  });

  it("is given up at once when the scan is ended", async () => {
    const port = await serve(() => undefined);
    const startedAt = performance.now();
    await capture(port, { banner: true, timeoutMs: 60_000, signal: AbortSignal.timeout(100) });
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  });

  it.skipIf(lacks("root", "sshd", "ssh-keygen"))("of a real sshd shows ssh", async () => {
    const folder = certificateFolder("/CN=unused", "");
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(folder, "host")]);
    writeFileSync(join(folder, "sshd_config"), "");
    const port = await freePort();
    if (!existsSync("/run/sshd")) mkdirSync("/run/sshd");
    const files = ["-f", join(folder, "sshd_config"), "-h", join(folder, "host")];
    const words = ["-D", "-e", ...files, "-o", `ListenAddress=127.0.0.1:${port}`];
    const sshd = spawn("/usr/sbin/sshd", words, { stdio: ["ignore", "ignore", "pipe"] });
    toClose.unshift(() => {
      sshd.kill();
      return once(sshd, "exit");
    });
    for await (const said of sshd.stderr) if (String(said).includes("listening")) break;
    const service = await capture(port, { banner: true });
    expect(service).toMatchObject({ protocol: "ssh", banner: expect.stringMatching(/^SSH-2\.0-/) as string });
  });
});

describe.skipIf(lacks("openssl"))("the certificate of a TLS server", () => {
  it.each(["1", "1_1", "1_2", "1_3"])("is seen over TLS %s", async (version) => {
    const folder = certificateFolder(
      "/O=Example/CN=web.example",
      "DNS:web.example,DNS:*.web.example,IP:192.0.2.1",
    );
    const port = await serveTls(folder, `-tls${version}`, "-cipher", "ALL:@SECLEVEL=0");
    const protocol = version === "1" ? "TLSv1" : `TLSv${version.replace("_", ".")}`;
    const service = await capture(port, { tls: true, banner: true, timeoutMs: 1_000 });
    expect(service).toMatchObject({
      port,
      protocol: "tls",
      certificate: {
        subject: "O=Example, CN=web.example",
        issuer: "O=Example, CN=web.example",
        names: ["web.example", "*.web.example", "192.0.2.1"],
        protocol,
      },
    });
    const print = [
      "x509",
      "-in",
      "cert.pem",
      "-noout",
      "-fingerprint",
      "-sha256",
      "-dates",
      "-dateopt",
      "iso_8601",
    ];
    const shown = execFileSync("openssl", print, { cwd: folder, encoding: "utf8" });
    const { sha256, notBefore, notAfter } = service!.certificate!;
    expect(shown.replaceAll(":", "").toLowerCase()).toContain(`fingerprint=${sha256}`);
    for (const time of [notBefore, notAfter])
      expect(shown).toContain(time.replace("T", " ").replace(".000", ""));
  });

  it("is that of the name that was asked for, and that of an address without one", async () => {
    const [folder, other] = [certificateFolder("/CN=first", ""), certificateFolder("/CN=second.example", "")];
    const second = ["-cert2", join(other, "cert.pem"), "-key2", join(other, "key.pem")];
    const port = await serveTls(folder, "-servername", "second.example", ...second);
    const plain = await capture(port, { tls: true });
    const named = await capture(port, { tls: true, name: "second.example" });
    expect([plain, named].map((service) => service?.certificate?.subject)).toEqual([
      "CN=first",
      "CN=second.example",
    ]);
  });

  it("is bounded: a thousand names, odd ones among them", async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `DNS:name-${index}.example`).join(",");
    const odd = String.raw`/CN=line\nfeed, \"quoted\" /O=` + "ü".repeat(60);
    const folder = certificateFolder(odd, `otherName:1.2.3.4;UTF8:odd,URI:a%0Ab,email:x@example.org,${many}`);
    const service = await capture(await serveTls(folder), { tls: true });
    const { names, subject } = service!.certificate!;
    expect(names).toHaveLength(256);
    expect(names).toContain("name-0.example");
    expect(subject).not.toContain("\n");
    expect(subject.length).toBeLessThanOrEqual(1_024);
  });

  it("is not shown to us by a server that wants ours first, but it speaks TLS", async () => {
    const folder = certificateFolder("/CN=strict", "");
    const port = await serveTls(folder, "-tls1_2", "-Verify", "1", "-verify_return_error");
    expect(await capture(port, { tls: true })).toMatchObject({ port, protocol: "tls" });
  });

  it.each([
    ["says nothing", () => undefined],
    ["speaks without end", flood],
    [
      "answers in HTTP",
      (socket: { end(text: string): unknown }) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"),
    ],
    [
      "announces a record and stops",
      (socket: { write(bytes: Buffer): unknown }) => socket.write(Buffer.of(22, 3, 3, 64, 0)),
    ],
    ["hangs up", (socket: { destroy(): unknown }) => socket.destroy()],
  ] as const)("is nothing where a server %s", async (_, greet) => {
    const port = await serve((socket) => {
      greet(socket);
    });
    const startedAt = performance.now();
    expect(await capture(port, { tls: true, timeoutMs: 400 })).toBeUndefined();
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});

function flood(socket: {
  write(bytes: Buffer, then: () => void): unknown;
  readonly destroyed: boolean;
}): void {
  if (!socket.destroyed)
    socket.write(Buffer.alloc(1 << 16), () => {
      flood(socket);
    });
}

describe("many open ports", () => {
  it("are captured side by side, each with what it said", async () => {
    let [connected, most] = [0, 0];
    const ports = await Promise.all(
      Array.from({ length: 60 }, () =>
        serve((socket) => {
          most = Math.max(most, ++connected);
          socket.on("close", () => connected--);
          setTimeout(() => socket.write("+OK \r\n"), 100);
        }),
      ),
    );
    const ranges = ports.map((port) => [port, port] as const);
    const order = { banner: true, tls: false, timeoutMs: 20_000 };
    const services = await captureServices("127.0.0.1", ranges, order);
    expect(services.map(({ port }) => port)).toEqual(ports.toSorted((a, b) => a - b));
    expect(most).toBeGreaterThan(5);
  });
});
