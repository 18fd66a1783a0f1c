import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandStarts } from "../../../src/collectors/predicted/command/command-starts.ts";
import { predict } from "../../../src/collectors/predicted/predict.ts";
import type { WholePrediction } from "../../../src/collectors/predicted/predict.ts";
import type { StartCommand } from "../../../src/targets/at-rest.ts";
import { filesOf, linesOf } from "./system-at-rest.ts";
import type { TreeOfFiles } from "./system-at-rest.ts";
import { processorTime } from "../../processor-time.ts";

const SOURCE = "Entrypoint and Cmd";

function command(words: readonly string[], parts: Partial<StartCommand> = {}): StartCommand {
  return { words, environment: [], user: "", source: SOURCE, ...parts };
}

/** An image with several servers and nothing that starts services. */
const IMAGE: TreeOfFiles = {
  "/usr/sbin/nginx": "ELF",
  "/etc/nginx/nginx.conf": "events {}\nhttp {\n server {\n listen 8080;\n }\n}\n",
  "/usr/sbin/sshd": "ELF",
  "/etc/ssh/sshd_config": "Port 2222\nAddressFamily inet\n",
  "/usr/bin/redis-server": "ELF",
  "/etc/redis/redis.conf": "bind 127.0.0.1\nport 7000\n",
};

function predicted(words: readonly string[], parts?: Partial<StartCommand>): WholePrediction {
  return predict(filesOf(IMAGE), { exposedPorts: [], predict: "asked", command: command(words, parts) });
}

const NGINX = "tcp 0.0.0.0:8080 /etc/nginx/nginx.conf:4";
const SSHD = "tcp 0.0.0.0:2222 /etc/ssh/sshd_config:1";
const REDIS = "tcp 127.0.0.1:7000 /etc/redis/redis.conf:2";

describe("the command of an image, nothing but servers", () => {
  it.each<readonly [words: readonly string[], listens: readonly string[]]>([
    [["nginx", "-g", "daemon off;"], [NGINX]],
    [["/usr/sbin/sshd", "-D", "-e"], [SSHD]],
    [["/usr/bin/redis-server", "/etc/redis/redis.conf"], [REDIS]],
    [["tini", "-g", "--", "nginx"], [NGINX]],
    [["/usr/bin/dumb-init", "gosu", "www", "env", "A=b", "nginx"], [NGINX]],
    [["/bin/sh", "-c", "nginx -g 'daemon off;'"], [NGINX]],
    [["/bin/sh", "-c", 'exec nginx -g "daemon off;" > /dev/null 2>&1'], [NGINX]],
    [
      ["/bin/bash", "-ec", "mkdir -p /run/sshd && /usr/sbin/sshd\nLANG=C nginx"],
      [SSHD, NGINX],
    ],
    [["sh", "-c", "service ssh start; tail -f /dev/null"], [SSHD]],
    [["sh", "-c", "/etc/init.d/nginx start & sleep infinity"], [NGINX]],
  ])("%j decides all of it", (words, listens) => {
    const found = predicted(words);
    expect(linesOf(found)).toEqual(listens);
    expect([found.undecided, found.unknown]).toEqual([[], []]);
  });

  it("is understood with the variables and the user of the image", () => {
    const environment = ["CONF=/etc/redis/redis.conf"];
    const words = ["/bin/sh", "-c", "redis-server ${CONF}"];
    expect(linesOf(predicted(words, { environment }))).toEqual([REDIS]);
    const starts = commandStarts(command(["nginx"], { user: "101:101" }));
    expect(starts.programs.map(({ user }) => user)).toEqual(["101:101"]);
    expect(commandStarts(command(["nginx"], { user: "root:root" })).programs[0]?.user).toBeNull();
  });

  it("tells where an option of it opens a port", () => {
    expect(linesOf(predicted(["sshd", "-D", "-p", "23"]))).toEqual(["tcp 0.0.0.0:23 /etc/ssh/sshd_config"]);
  });
});

describe("the command of an image, something else", () => {
  const undecidedServers = (words: readonly string[]) =>
    predicted(words).undecided.map(({ detail }) => / whether (.*) is started/.exec(detail)?.[1]);

  it("a script that hands on its words starts that server, and is unknown itself", () => {
    const words = ["/docker-entrypoint.sh", "nginx", "-g", "daemon off;"];
    expect(linesOf(predicted(words))).toEqual([NGINX]);
    expect(predicted(words).unknown).toEqual(["docker-entrypoint.sh"]);
    expect(undecidedServers(words)).toEqual(["the OpenSSH server", "Redis"]);
  });

  it.each([
    ["a program that is not known", ["/app/run"], ["run"]],
    ["a shell", ["bash"], []],
    ["a line that only a shell understands", ["sh", "-c", "for a in 1 2; do nginx; done"], []],
    ["a substitution", ["sh", "-c", "$(which nginx)"], []],
    ["an init that starts services", ["/sbin/init"], []],
  ] as const)("%s leaves installed servers undecided", (_says, words, unknown) => {
    expect(undecidedServers(words)).toContain("the OpenSSH server");
    expect(predicted(words).unknown).toEqual(expect.arrayContaining([...unknown]));
  });

  it("a server that is not understood and exists to listen is undecided", () => {
    const details = predicted(["memcached", "-m", "64"]).undecided.map(({ detail }) => detail);
    expect(details).toContainEqual(`memcached starts (${SOURCE}), and where it listens is not known here.`);
  });

  it("a server with a configuration that only a shell knows is never taken for one without", () => {
    const { undecided } = predicted(["sh", "-c", "redis-server $CONF"]);
    expect(undecided.length).toBeGreaterThan(0);
  });
});

describe("whatever a command is", () => {
  const piece = fc.constantFrom(
    ..."nginx|sh|-c|tini|--|gosu|'|\"|\\|$A|${|`|;|&&|2>&1|>|(|)|#|-|env|A=b|service|ssh|start|\n".split("|"),
  );
  const words = fc.array(
    fc.oneof(
      piece,
      fc.string(),
      fc.array(piece).map((parts) => parts.join(" ")),
    ),
  );

  it("is read without a throw", () => {
    fc.assert(
      fc.property(words, fc.array(fc.string()), (list, environment) => {
        const { programs } = commandStarts(command(["sh", "-c", ...list], { environment }));
        commandStarts(command(list.length === 0 ? [""] : list, { environment }));
        return programs.every(({ service }) => typeof service === "string");
      }),
    );
  });

  it.each(["'", '"', "\\", "$", "a ", ";", "2>", "${"])("is read in linear time: %j", (text) => {
    const startedAt = processorTime();
    commandStarts(command(["sh", "-c", text.repeat(60_000)]));
    expect(processorTime() - startedAt).toBeLessThan(20_000);
  });
});
