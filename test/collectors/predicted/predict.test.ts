import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { INIT, enabled, filesOf, linesOf, predictTree, service } from "./system-at-rest.ts";
import type { TreeOfFiles } from "./system-at-rest.ts";
import { predict } from "../../../src/collectors/predicted/predict.ts";
import { processorTime } from "../../processor-time.ts";

const UNITS = "/lib/systemd/system";
const ETC = "/etc/systemd/system";

function socketUnit(name: string, lines: string): TreeOfFiles {
  return {
    [`${UNITS}/${name}`]: `[Unit]\nDescription=x\n[Socket]\n${lines}\n`,
    [`${ETC}/sockets.target.wants/${name}`]: `-> ${UNITS}/${name}`,
  };
}

describe("sockets of systemd", () => {
  it.each<readonly [says: string, files: TreeOfFiles, listens: readonly string[]]>([
    [
      "take every address of both families for a port alone, and IPv6 only where that is asked for",
      {
        ...socketUnit(
          "a.socket",
          "ListenStream=22\nListenDatagram=[::1]:53\nListenStream=/run/x\nListenStream=@y\nListenStream=vsock::5\nListenStream=%t/z",
        ),
        ...socketUnit("b.socket", "BindIPv6Only=ipv6-only\nListenStream=[::]:23\nListenStream=192.0.2.1:24"),
      },
      [
        `tcp [::]:22 with IPv4 ${UNITS}/a.socket:4`,
        `udp [::1]:53 ${UNITS}/a.socket:5`,
        `tcp [::]:23 ${UNITS}/b.socket:5`,
        `tcp 192.0.2.1:24 ${UNITS}/b.socket:6`,
      ],
    ],
    [
      "are changed by drop-ins, of which an empty value takes back what stood before",
      {
        ...socketUnit("a.socket", "ListenStream=22"),
        [`${ETC}/a.socket.d/port.conf`]: "[Socket]\nListenStream=\nListenStream=2222\n",
        [`${UNITS}/a.socket.d/port.conf`]: "[Socket]\nListenStream=1\n",
      },
      [`tcp [::]:2222 with IPv4 ${ETC}/a.socket.d/port.conf:3`],
    ],
    [
      "do not listen where they are masked, or nothing starts them",
      {
        ...socketUnit("a.socket", "ListenStream=22"),
        [`${ETC}/a.socket`]: "-> /dev/null",
        [`${UNITS}/b.socket`]: "[Socket]\nListenStream=23\n",
      },
      [],
    ],
    [
      "listen for each instance of a template, with its name in the address",
      {
        [`${UNITS}/a@.socket`]: "[Socket]\nListenStream=127.0.0.1:%i\n",
        [`${ETC}/sockets.target.wants/a@4711.socket`]: `-> ${UNITS}/a@.socket`,
      },
      [`tcp 127.0.0.1:4711 ${UNITS}/a@.socket:2`],
    ],
    [
      "listen where a started unit wants them, over the default target",
      {
        [`${ETC}/default.target`]: `-> ${UNITS}/my.target`,
        [`${UNITS}/my.target`]: "[Unit]\nWants=one.service\n",
        [`${UNITS}/one.service`]: "[Unit]\nRequires=a.socket\n[Service]\nType=oneshot\nExecStart=/bin/true\n",
        [`${UNITS}/a.socket`]: "[Socket]\nListenStream=22\n",
        ...enabled("b.socket"),
        [`${UNITS}/b.socket`]: "[Socket]\nListenStream=23\n",
      },
      [`tcp [::]:22 with IPv4 ${UNITS}/a.socket:2`],
    ],
    [
      "of Ubuntu's ssh take the ports of the server's configuration",
      {
        ...socketUnit("ssh.socket", "ListenStream=22"),
        "/usr/lib/systemd/system-generators/sshd-socket-generator": "x",
        "/etc/ssh/sshd_config": "Port 2200\nAddressFamily inet\n",
      },
      ["tcp 0.0.0.0:2200 /etc/ssh/sshd_config:1"],
    ],
  ])("%s", (_, files, listens) => {
    const prediction = predictTree(files);
    expect(linesOf(prediction)).toEqual(listens);
    expect(prediction.undecided).toEqual([]);
  });

  it("are undecided where they are not understood", () => {
    const { undecided } = predictTree(socketUnit("a.socket", "ListenStream=somewhere\nListenDatagram=%H:5"));
    expect(undecided.map(({ transport }) => transport)).toEqual(["tcp", "udp"]);
  });
});

describe("services", () => {
  it("are found behind an alias, and started once", () => {
    const files = {
      [`${UNITS}/ssh.service`]: service("/usr/sbin/sshd -D"),
      [`${ETC}/sshd.service`]: `-> ${UNITS}/ssh.service`,
      ...enabled("ssh.service"),
      [`${ETC}/multi-user.target.wants/sshd.service`]: `-> ${UNITS}/ssh.service`,
      "/etc/rc3.d/S01ssh": "-> ../init.d/ssh",
      "/etc/ssh/sshd_config": "AddressFamily inet6\n",
    };
    expect(linesOf(predictTree(files))).toEqual(["tcp [::]:22 /etc/ssh/sshd_config"]);
  });

  it("that are masked do not start, not even by their scripts", () => {
    const files = {
      [`${UNITS}/ssh.service`]: service("/usr/sbin/sshd -D"),
      [`${ETC}/ssh.service`]: "-> /dev/null",
      ...enabled("ssh.service"),
      "/etc/rc3.d/S01ssh": "-> ../init.d/ssh",
    };
    expect(predictTree(files)).toEqual({ listeners: [], undecided: [], unknown: [] });
  });

  it("start by OpenRC", () => {
    const files = {
      "/etc/runlevels/default/sshd": "-> /etc/init.d/sshd",
      "/etc/ssh/sshd_config": "AddressFamily inet\n",
    };
    expect(linesOf(predictTree(files))).toEqual(["tcp 0.0.0.0:22 /etc/ssh/sshd_config"]);
  });

  it("that exist to listen, and are not understood, are undecided", () => {
    const { undecided, unknown } = predictTree({
      [`${UNITS}/exim4.service`]: service("/usr/sbin/exim4"),
      ...enabled("exim4.service"),
    });
    expect(undecided).toEqual([
      {
        transport: "any",
        detail: `exim4.service starts (${ETC}/multi-user.target.wants/exim4.service), and where it listens is not known here.`,
      },
    ]);
    expect(unknown).toEqual([]);
  });

  it("are named where nothing is known of them, and not where they cannot or do not listen", () => {
    const names = [
      "own.service",
      "cron.service",
      "once.service",
      "boxed.service",
      "local.service",
      "getty@tty1.service",
    ];
    const { undecided, unknown } = predictTree({
      ...enabled(...names),
      [`${UNITS}/own.service`]: service("/opt/own"),
      [`${UNITS}/cron.service`]: service("/usr/sbin/cron -f"),
      [`${UNITS}/once.service`]: service("/opt/once", "Type=oneshot\n"),
      [`${UNITS}/boxed.service`]: service("/opt/boxed", "PrivateNetwork=yes\n"),
      [`${UNITS}/local.service`]: service("/opt/local", "RestrictAddressFamilies=AF_UNIX AF_NETLINK\n"),
      [`${UNITS}/getty@.service`]: service("/sbin/agetty"),
    });
    expect({ undecided, unknown }).toEqual({ undecided: [], unknown: ["own.service"] });
  });

  it("for which a socket unit listens need no more", () => {
    const { undecided, unknown, listeners } = predictTree({
      ...socketUnit("rpcbind.socket", "ListenStream=0.0.0.0:111"),
      ...enabled("rpcbind.service"),
      [`${UNITS}/rpcbind.service`]: service("/sbin/rpcbind -w"),
    });
    expect(listeners).toHaveLength(1);
    expect({ undecided, unknown }).toEqual({ undecided: [], unknown: ["rpcbind.service"] });
  });
});

describe("an image", () => {
  const exposed = [{ transport: "udp", port: 53, source: "the configuration of the image" }] as const;

  it("would listen on what it declares", () => {
    expect(linesOf(predictTree({}, exposed))).toEqual([
      "udp 0.0.0.0:53 the configuration of the image",
      "udp [::]:53 the configuration of the image",
    ]);
  });

  it("is undecided about a server that is installed where nothing starts services", () => {
    const files = { "/usr/sbin/nginx": "ELF", "/etc/nginx/nginx.conf": "http { server { } }" };
    const atRest = { exposedPorts: [], predict: "asked" } as const;
    expect(predict(filesOf(files), atRest).undecided.map(({ detail }) => detail)).toEqual([
      "/usr/sbin/nginx is installed, and whether nginx is started is not known: no service and no command of an image starts it by its name.",
    ]);
    expect(predict(filesOf({ ...files, ...INIT }), atRest).undecided).toEqual([]);
  });
});

const WORDS = [
  "Listen",
  "listen",
  "Port",
  "ListenAddress",
  "Include",
  "include",
  "port",
  "bind",
  "{",
  "}",
  ";",
  "\n",
  " ",
  "=",
  "'",
  '"',
  "\\",
  "#",
  "*",
  "[::]:",
  "80",
  "99999",
  "0",
  "-",
  "$x",
  "${x}",
  "http",
  "server",
  "stream",
  "[mysqld]",
  "[Socket]",
  "ListenStream=",
  "<IfModule x>",
  "</IfModule>",
  "Define x ${x}${x}",
  "!include /etc/my.cnf",
  "service",
  "%i",
  "../..",
  "__proto__",
  "include_dir '.'",
  "include /etc/redis/redis.conf",
  "localhost:",
  "stream tcp nowait root /x",
  "Match all",
  "a,b",
];
const FILES = [
  "/etc/ssh/sshd_config",
  "/etc/nginx/nginx.conf",
  "/etc/apache2/apache2.conf",
  "/etc/apache2/envvars",
  "/etc/postgresql/15/main/postgresql.conf",
  "/etc/my.cnf",
  "/etc/redis/redis.conf",
  "/etc/inetd.conf",
  "/etc/xinetd.conf",
  "/etc/hosts",
  "/etc/services",
  `${UNITS}/a.socket`,
  `${UNITS}/a.service`,
];
const EVERYTHING = enabled(
  "a.socket",
  "a.service",
  "ssh.service",
  "nginx.service",
  "apache2.service",
  "postgresql.service",
  "mysql.service",
  "redis.service",
  "inetd.service",
  "xinetd.service",
);
const SERVERS = Object.fromEntries(
  ["ssh", "nginx", "apache2", "postgresql", "mysql", "redis", "inetd", "xinetd"].map((name) => [
    `${UNITS}/${name}.service`,
    service("/x", ""),
  ]),
);

describe("hostile files", () => {
  const text = fc.oneof(
    fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(" ")),
    fc.string({ unit: "binary", maxLength: 200 }),
  );

  it("never make it throw, and every listener has a port and an address", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: FILES.length, maxLength: FILES.length }), (texts) => {
        const files = Object.fromEntries(FILES.map((file, index) => [file, texts[index] ?? ""]));
        const { listeners } = predictTree({ ...EVERYTHING, ...SERVERS, ...files });
        for (const { port, address } of listeners) {
          expect(port > 0 && port < 65_536 && Number.isInteger(port)).toBe(true);
          expect([4, 16]).toContain(address.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(FILES)("of a quarter of a megabyte do not make %s take long", (file) => {
    for (const unit of [
      "a",
      "{",
      "\\",
      '"',
      "'",
      "listen 80;",
      "[",
      "\\\n",
      "${x}",
      "#",
      " ",
      "\n",
      "0.",
      "a =",
      "Define a ${b}",
      "%",
    ]) {
      const started = processorTime();
      predictTree({ ...EVERYTHING, ...SERVERS, [file]: unit.repeat(Math.floor(250_000 / unit.length)) });
      expect(processorTime() - started).toBeLessThan(20_000);
    }
  });

  it("with a million ports are cut, and said to be", () => {
    const { listeners, undecided } = predictTree({
      "/etc/nginx/nginx.conf": `http { server { ${Array.from({ length: 40 }, (_, index) => `listen 10.0.0.${index}:1-65535;`).join(" ")} } }`,
      ...enabled("nginx.service"),
      [`${UNITS}/nginx.service`]: service("/usr/sbin/nginx"),
    });
    expect(listeners).toEqual([]);
    expect(undecided[0]?.detail).toContain("2621400 ports");
  });
});
