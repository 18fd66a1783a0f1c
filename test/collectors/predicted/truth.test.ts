import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { lacks } from "../../support-hosts/requires.ts";
import { enabled, predictTree, service, socketText } from "./system-at-rest.ts";

const folder = mkdtempSync(join(tmpdir(), "predicted-"));
const file = join(folder, "server.conf");
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What the collector for a running system sees of a server that was really started. */
function seen(command: readonly string[]): readonly string[] {
  const main = new URL("./fixtures/listeners-of-server.ts", import.meta.url).pathname;
  const args = ["-n", "-m", "-p", "-f", "--mount-proc", "--kill-child", process.execPath, main, ...command];
  const text = execFileSync("unshare", args, {
    encoding: "utf8",
    timeout: 240_000,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(text.trimEnd().split("\n").at(-1) ?? "[]") as string[];
}

/** What is predicted of the same command and the same file. */
function predicted(command: readonly string[]): readonly string[] {
  const unit = { "/lib/systemd/system/own.service": service(command.join(" ")), ...enabled("own.service") };
  const { listeners, undecided } = predictTree({
    ...unit,
    [file]: readFileSync(file, "utf8"),
    "/etc/hosts": readFileSync("/etc/hosts", "utf8"),
  });
  expect(undecided).toEqual([]);
  return [...new Set(listeners.map((listener) => socketText(listener).replace(" with IPv4", "")))].sort();
}

function agrees(command: readonly string[], text: string): void {
  writeFileSync(file, text);
  const truth = seen(command);
  expect(truth.length).toBeGreaterThan(0);
  expect(predicted(command)).toEqual(truth);
}

describe.skipIf(lacks("root", "namespaces", "sshd", "ssh-keygen", "ip"))(
  "the OpenSSH server that really runs",
  () => {
    const key = join(folder, "key");
    it.each([
      ["without a word about ports", ""],
      ["with two ports", "Port 2201\nPort 2202\n"],
      [
        "with addresses",
        "ListenAddress 127.0.0.1\nListenAddress [::1]:2203\nListenAddress 192.0.2.1:2204\nPort 2205\n",
      ],
      ["of one family", "AddressFamily inet6\nMatch user nobody\nX11Forwarding no\n"],
    ])("listens as predicted, %s", (_, text) => {
      execFileSync("sh", ["-c", `test -f ${key} || ssh-keygen -q -t ed25519 -N "" -f ${key}`]);
      agrees(["/usr/sbin/sshd", "-D", "-f", file], `HostKey ${key}\nPidFile none\n${text}`);
    });
  },
);

describe.skipIf(lacks("root", "namespaces", "nginx", "ip"))("nginx that really runs", () => {
  it.each([
    ["without listen", "server { }"],
    ["on both families", "server { listen 80 default_server; listen [::]:80 default_server; }"],
    [
      "with addresses that a wildcard covers",
      "server { listen 8081; listen 127.0.0.1:8081; } server { listen 127.0.0.1:8081; listen 192.0.2.1:8082; }",
    ],
    [
      "with addresses of its own",
      "server { listen 127.0.0.1:8083; listen 192.0.2.1:8083 bind; listen [::1]:8083; }",
    ],
    ["with IPv4 by the socket of IPv6", "server { listen [::]:8084 ipv6only=off; listen 8085-8087; }"],
  ])("listens as predicted, %s", (_, text) => {
    const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    );
    agrees(
      ["/usr/sbin/nginx", "-c", file],
      `daemon off;\nerror_log stderr;\npid ${folder}/pid;\nevents { }\nhttp { access_log off; ${paths.join(" ")} ${text} }\n`,
    );
  });
});

describe.skipIf(lacks("root", "namespaces", "redis-server", "ip"))("Redis that really runs", () => {
  it.each([
    ["without a word about addresses", ""],
    ["on loopback", "bind 127.0.0.1 -::1\nport 6380\n"],
    ["as a member of a cluster", "bind 192.0.2.1\nport 6381\ncluster-enabled yes\n"],
    ["with the last of two ports", 'port 1\nbind "::1"\nPort 6382\n'],
  ])("listens as predicted, %s", (_, text) => {
    agrees(["/usr/bin/redis-server", file, "--dir", folder], `save ""\n${text}`);
  });
});

describe.skipIf(lacks("root", "namespaces", "apache2", "ip"))("Apache that really runs", () => {
  it.each([
    ["on a port alone", "Listen 8090"],
    [
      "with addresses and a variable",
      "Define port 8091\nListen 127.0.0.1:${port}\nListen [::1]:8092\nListen 192.0.2.1:8093",
    ],
    [
      "with modules that are loaded and not",
      "<IfModule ssl_module>\nListen 8094\n</IfModule>\n<IfModule !mod_ssl.c>\nListen 8095\n</IfModule>\n<IfModule mpm_event_module>\nListen 8096\n</IfModule>",
    ],
  ])("listens as predicted, %s", (_, text) => {
    const module = "/usr/lib/apache2/modules/mod_mpm_event.so";
    agrees(
      ["/usr/sbin/apache2", "-f", file, "-D", "FOREGROUND"],
      `ServerRoot ${folder}\nServerName x\nPidFile ${folder}/apache.pid\nErrorLog /dev/null\nDefaultRuntimeDir ${folder}\nLoadModule mpm_event_module ${module}\n${text}\n`,
    );
  });
});
