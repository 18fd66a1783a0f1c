import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hideDigests } from "../../src/support/hide-digests.ts";
import { processorTime } from "../processor-time.ts";

const ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function characters(from: string, count: number): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...from), { minLength: count, maxLength: count })
    .map((all) => all.join(""));
}

const crypt = (count: number) => characters(ALPHABET, count);

/** The end of a digest of each kind, behind what says its kind and holds its salt. */
const MARKED = [
  ["$1$", crypt(8), crypt(22)],
  ["$apr1$", crypt(8), crypt(22)],
  ["$md5,rounds=5000$", crypt(8), crypt(22)],
  ["$sha1$40000$", crypt(8), crypt(28)],
  ["$3$", fc.constant(""), characters("0123456789abcdef", 32)],
  ["$5$", crypt(16), crypt(43)],
  ["$5$rounds=535000$", crypt(16), crypt(43)],
  ["$6$", crypt(16), crypt(86)],
  ["$6$rounds=656000$", crypt(8), crypt(86)],
  ["$y$j9T$", crypt(22), crypt(43)],
  ["$gy$j9T$", crypt(22), crypt(43)],
  ["$7$CU..../....", crypt(22), crypt(43)],
  ["$2b$12$", crypt(22).map((salt) => salt.replaceAll("$", "")), crypt(31)],
  ["$argon2id$v=19$m=65536,t=3,p=4$", crypt(22), crypt(43)],
] as const;

const FRAMES = [
  (digest: string) => `root:${digest}:19000:0:99999:7:::`,
  (digest: string) => `          21: root:!${digest}:19000:0:99999:7:::`,
  (digest: string) => `/etc/shadow, line 1: "root:${digest}:19000:0:99999:7:::"`,
  (digest: string) => `adm:${digest}:root:syslog`,
  (digest: string) => `rootpw --iscrypted ${digest}`,
  (digest: string) => `user:1000:2:${digest},${digest}`,
  (digest: string) => `passwd "${digest}";`,
];

describe("digests of passwords", () => {
  it.each(MARKED)("of kind %s leave their kind only, wherever they stand", (kind, salt, end) => {
    fc.assert(
      fc.property(salt, end, fc.constantFrom(...FRAMES), (start, digest, frame) => {
        const glue = kind.startsWith("$2") || start === "" ? (start === "" ? "$" : start) : `${start}$`;
        const hidden = hideDigests(frame(kind + glue + digest));
        expect(hidden).not.toContain(digest);
        const [, word = ""] = /^(\$[^$]+\$)/.exec(kind) ?? [];
        expect(hidden).toBe(frame(`${word}…`));
      }),
    );
  });

  it("of DES are known by their place", () => {
    fc.assert(
      fc.property(crypt(13), (digest) => {
        expect(hideDigests(`bin:${digest}:9797:0:::::`)).toBe("bin:…:9797:0:::::");
        expect(hideDigests(`3: bin:!${digest}:1:1:bin:/bin:/sbin/nologin`)).toBe(
          "3: bin:!…:1:1:bin:/bin:/sbin/nologin",
        );
        expect(hideDigests(`adm:${digest}:root,syslog:mail`)).toBe("adm:…:root,syslog:mail");
      }),
    );
  });

  it("of a kind that is not known are hidden in the files of users", () => {
    expect(hideDigests("bin:$zz$abc$def:9797:0:::::")).toBe("bin:$zz$…:9797:0:::::");
  });

  it("of GRUB leave their kind", () => {
    const digest = `grub.pbkdf2.sha512.10000.${"A1".repeat(64)}.${"B2".repeat(64)}`;
    expect(hideDigests(`password_pbkdf2 root ${digest}`)).toBe("password_pbkdf2 root grub.pbkdf2.sha512.…");
  });

  it("that were cut are hidden to their end", () => {
    for (const cut of ["$6$", "$6$ab", "$6$abcdefgh$01234567", "$y$j9T$abc"])
      expect(hideDigests(`"root:${cut}…"`)).toBe(`"root:${cut.slice(0, cut.indexOf("$", 1) + 1)}…"`);
  });

  it("are hidden once", () => {
    fc.assert(
      fc.property(fc.string(), crypt(86), (text, digest) => {
        const hidden = hideDigests(`${text} root:$6$salt$${digest}:1:2:`);
        expect(hideDigests(hidden)).toBe(hidden);
      }),
    );
  });
});

describe("other text", () => {
  it.each([
    "root:x:0:0:root:/root:/bin/bash",
    "daemon:*:19000:0:99999:7:::",
    "ssh:!!:19000:0:99999:7:::",
    "adm:x:4:syslog,ubuntu",
    "nobody:!*:65534:65534:Nobody:/:/sbin/nologin",
    "awk '{ print $1$2$6$7 }'",
    'echo "$1$6" "$5$" costs $2$ or $1$',
    "Port 22",
    "/usr/include/stdio.h:12:34: error",
    "http://example.com:80:443",
    "2001:db8:0:0:0:0:0:1",
    "key:configuration",
    "sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "A pattern such as ^\\$6\\$ or [$]6[$]",
  ])("stays as it is: %s", (text) => {
    expect(hideDigests(text)).toBe(text);
  });

  it("stays as it is where it has neither a dollar nor a colon", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = text.replaceAll(/[$:]/g, " ");
        expect(hideDigests(plain)).toBe(plain);
      }),
    );
  });
});

describe("hiding", () => {
  it.each([
    "$6$a=1,",
    "$6$",
    "$6$a=1$",
    "a:AAAAAAAAAAAAA:",
    "a:AAAAAAAAAAAAA:b,c",
    ":$a$b",
    "grub.pbkdf2.sha512.1.",
    "$1$ab",
  ])("takes a time that grows as the text does, for %j again and again", (part) => {
    const before = processorTime();
    hideDigests(part.repeat(200_000));
    hideDigests(`${part}${"a".repeat(1_000_000)}`);
    hideDigests(`${part}${"a=1,".repeat(300_000)}`);
    hideDigests(`${part}${"1".repeat(1_000_000)}`);
    expect(processorTime() - before).toBeLessThan(20_000);
  });
});
