import { describe, expect, it } from "vitest";
import { enabled, linesOf, predictTree, service } from "./system-at-rest.ts";
import type { TreeOfFiles } from "./system-at-rest.ts";

/** A server that systemd starts, its files, and what it would listen on. */
interface Case {
  readonly says: string;
  readonly files: TreeOfFiles;
  readonly listens: readonly string[];
  readonly undecided?: readonly RegExp[];
}

function check(server: TreeOfFiles, cases: readonly Case[]): void {
  it.each(cases)("$says", ({ files, listens, undecided = [] }) => {
    const prediction = predictTree({ ...server, ...files });
    expect(linesOf(prediction)).toEqual(listens);
    expect(prediction.undecided).toHaveLength(undecided.length);
    for (const [index, pattern] of undecided.entries())
      expect(prediction.undecided[index]?.detail).toMatch(pattern);
  });
}

const SSHD = "/etc/ssh/sshd_config";

describe("the OpenSSH server", () => {
  const server = {
    "/lib/systemd/system/ssh.service": service("/usr/sbin/sshd -D $SSHD_OPTS"),
    ...enabled("ssh.service"),
  };
  check(server, [
    {
      says: "listens on 22 of both families unless it is told otherwise",
      files: { [SSHD]: "#Port 2222\nUsePAM yes\n" },
      listens: [`tcp 0.0.0.0:22 ${SSHD}`, `tcp [::]:22 ${SSHD}`],
    },
    {
      says: "adds its ports up",
      files: { [SSHD]: "Port 22\nport=2222\nAddressFamily inet\n" },
      listens: [`tcp 0.0.0.0:22 ${SSHD}:1`, `tcp 0.0.0.0:2222 ${SSHD}:2`],
    },
    {
      says: "listens on its addresses, those without a port on every port",
      files: {
        [SSHD]:
          "ListenAddress 192.0.2.1\nListenAddress [2001:db8::1]:2200\nListenAddress ::1\nPort 22\nPort 23\n",
      },
      listens: [
        `tcp 192.0.2.1:22 ${SSHD}:1`,
        `tcp 192.0.2.1:23 ${SSHD}:1`,
        `tcp [2001:db8::1]:2200 ${SSHD}:2`,
        `tcp [::1]:22 ${SSHD}:3`,
        `tcp [::1]:23 ${SSHD}:3`,
      ],
    },
    {
      says: "reads what it includes, in order, and nothing of a Match block",
      files: {
        [SSHD]: "Include sshd_config.d/*.conf\nAddressFamily inet\nMatch all\nPort 9\n",
        "/etc/ssh/sshd_config.d/10-a.conf": "Port 2022\n",
        "/etc/ssh/sshd_config.d/README": "Port 7\n",
        "/etc/ssh/sshd_config.d/.hidden.conf": "Port 8\n",
      },
      listens: ["tcp 0.0.0.0:2022 /etc/ssh/sshd_config.d/10-a.conf:1"],
    },
    {
      says: "survives a file that includes itself",
      files: { [SSHD]: `AddressFamily inet\nInclude ${SSHD}\n` },
      listens: [`tcp 0.0.0.0:22 ${SSHD}`],
    },
    {
      says: "takes a port of its command line for all of the file's",
      files: {
        [SSHD]: "Port 22\nAddressFamily inet\n",
        "/lib/systemd/system/ssh.service": service(
          "/usr/sbin/sshd -D $OPTS",
          "EnvironmentFile=-/etc/default/ssh\n",
        ),
        "/etc/default/ssh": 'OPTS="-p 2200"\n',
      },
      listens: [`tcp 0.0.0.0:2200 ${SSHD}`],
    },
    {
      says: "is undecided for a name that nothing at rest resolves, and resolves what /etc/hosts tells",
      files: {
        [SSHD]: "ListenAddress gateway.example\nListenAddress db\n",
        "/etc/hosts": "192.0.2.7 db # own\n",
      },
      listens: [`tcp 192.0.2.7:22 ${SSHD}:2`],
      undecided: [/line 1: the address of gateway\.example is not known/],
    },
    {
      says: "is undecided without its file",
      files: {},
      listens: [`tcp 0.0.0.0:22 ${SSHD}`, `tcp [::]:22 ${SSHD}`],
      undecided: [/sshd_config does not exist/],
    },
  ]);
});

const NGINX = "/etc/nginx/nginx.conf";

describe("nginx", () => {
  const server = {
    "/lib/systemd/system/nginx.service": service("/usr/sbin/nginx -g 'daemon on;'"),
    ...enabled("nginx.service"),
  };
  check(server, [
    {
      says: "listens where its servers say, in the files that it includes",
      files: {
        [NGINX]: "http {\n  include sites-enabled/*; # comment; {\n}\n",
        "/etc/nginx/sites-enabled/default":
          'server {\n listen 80 default_server;\n listen [::]:80 default_server;\n listen "127.0.0.1:8080";\n listen unix:/run/x;\n location ~ "[{]" { return 200 "};"; }\n}\n',
      },
      listens: [
        "tcp 0.0.0.0:80 /etc/nginx/sites-enabled/default:2",
        "tcp [::]:80 /etc/nginx/sites-enabled/default:3",
        "tcp 127.0.0.1:8080 /etc/nginx/sites-enabled/default:4",
      ],
    },
    {
      says: "has 80 where a server does not say",
      files: { [NGINX]: "http {\n server { root /x; }\n}\nstream { server { listen 53 udp; } }" },
      listens: [`tcp 0.0.0.0:80 ${NGINX}:2`, `udp 0.0.0.0:53 ${NGINX}:4`],
    },
    {
      says: "has 8000 where it is not started by root",
      files: {
        [NGINX]: "http { server { } }",
        "/lib/systemd/system/nginx.service": service("/usr/sbin/nginx", "User=www-data\n"),
      },
      listens: [`tcp 0.0.0.0:8000 ${NGINX}:1`],
    },
    {
      says: "lets a wildcard address serve all others of its port, unless they ask for their own",
      files: {
        [NGINX]:
          "http { server { listen 80; listen 192.0.2.1:80; listen 192.0.2.2:80 bind; listen [::1]:80; listen 443 ssl; listen 443 quic; } }",
      },
      listens: [
        `tcp 0.0.0.0:80 ${NGINX}:1`,
        `tcp 192.0.2.2:80 ${NGINX}:1`,
        `tcp [::1]:80 ${NGINX}:1`,
        `tcp 0.0.0.0:443 ${NGINX}:1`,
        `udp 0.0.0.0:443 ${NGINX}:1`,
      ],
    },
    {
      says: "takes a range of ports, and IPv4 by the socket of IPv6",
      files: { [NGINX]: "http { server { listen 8000-8001; listen [::]:90 ipv6only=off; } }" },
      listens: [
        `tcp 0.0.0.0:8000 ${NGINX}:1`,
        `tcp 0.0.0.0:8001 ${NGINX}:1`,
        `tcp [::]:90 with IPv4 ${NGINX}:1`,
      ],
    },
    {
      says: "is undecided where a file is missing or not understood",
      files: {
        [NGINX]: "http { include gone.conf; include bad.conf; }",
        "/etc/nginx/bad.conf": "server { listen 80;",
      },
      listens: [],
      undecided: [/gone\.conf, which is not there/, /bad\.conf is not understood/],
    },
    {
      says: "is undecided where a place is not understood",
      files: { [NGINX]: "http { server { listen $address; } server { listen backend.example:80; } }" },
      listens: [],
      undecided: [/listen \$address/, /backend\.example/],
    },
  ]);
});

const APACHE = "/etc/apache2/apache2.conf";
const PORTS = "/etc/apache2/ports.conf";

describe("Apache", () => {
  const server = {
    "/lib/systemd/system/apache2.service": service("/usr/sbin/apachectl start"),
    ...enabled("apache2.service"),
  };
  check(server, [
    {
      says: "listens on both families with one socket, and on what its loaded modules ask for",
      files: {
        [APACHE]: "IncludeOptional mods-enabled/*.load\nInclude ports.conf\n",
        "/etc/apache2/mods-enabled/ssl.load": "LoadModule ssl_module /usr/lib/mod_ssl.so\n",
        [PORTS]:
          "Listen 80\n<IfModule ssl_module>\n\tListen 443 https\n</IfModule>\n<IfModule mod_gnutls.c>\nListen 444\n</IfModule>\n<IfModule !mod_ssl.c>\nListen 445\n</IfModule>\n",
      },
      listens: [`tcp [::]:80 with IPv4 ${PORTS}:1`, `tcp [::]:443 with IPv4 ${PORTS}:3`],
    },
    {
      says: "puts variables in, of its own and of its environment",
      files: {
        [APACHE]:
          "Define port 8080\nListen 127.0.0.1:${port}\nListen [::1]:${SECOND}\nListen \\\n  192.0.2.1:90\n",
        "/etc/apache2/envvars": 'export SECOND="81"\n',
      },
      listens: [`tcp 127.0.0.1:8080 ${APACHE}:2`, `tcp [::1]:81 ${APACHE}:3`, `tcp 192.0.2.1:90 ${APACHE}:4`],
    },
    {
      says: "is undecided for an unknown variable, a version and a missing file",
      files: {
        [APACHE]:
          "Listen ${PORT}\n<IfVersion >= 2.4>\nListen 81\n</IfVersion>\nInclude gone.conf\nIncludeOptional gone2.conf\n",
      },
      listens: [],
      undecided: [/line 1 is not understood/, /line 3: whether this counts/, /gone\.conf is not there/],
    },
  ]);
});

describe("PostgreSQL", () => {
  const server = {
    "/lib/systemd/system/postgresql.service": service("/bin/true", "Type=oneshot\n"),
    ...enabled("postgresql.service"),
  };
  const file = "/etc/postgresql/15/main/postgresql.conf";
  check(server, [
    {
      says: "listens on 5432 of loopback unless it is told otherwise",
      files: { [file]: "max_connections = 100 # port = 1\n" },
      listens: [`tcp 127.0.0.1:5432 ${file}`, `tcp [::1]:5432 ${file}`],
    },
    {
      says: "takes the last value, over includes and ALTER SYSTEM",
      files: {
        [file]: "port = 5433\nlisten_addresses = '*'\ndata_directory = '/data'\ninclude_dir = 'conf.d'\n",
        "/etc/postgresql/15/main/conf.d/a.conf": "listen_addresses = '192.0.2.1, ::1'\n",
        "/data/postgresql.auto.conf": "port 5434\n",
      },
      listens: [
        "tcp 192.0.2.1:5434 /data/postgresql.auto.conf:1",
        "tcp [::1]:5434 /data/postgresql.auto.conf:1",
      ],
    },
    {
      says: "starts every cluster but those that are started by hand, and none listens without an address",
      files: {
        [file]: "port = 5440\n",
        "/etc/postgresql/15/main/start.conf": "# how\nmanual\n",
        "/etc/postgresql/16/a/postgresql.conf": "listen_addresses = ''\n",
        "/etc/postgresql/16/b/postgresql.conf": "listen_addresses = '*'\nport = 5441\n",
      },
      listens: [
        "tcp 0.0.0.0:5441 /etc/postgresql/16/b/postgresql.conf:2",
        "tcp [::]:5441 /etc/postgresql/16/b/postgresql.conf:2",
      ],
    },
    {
      says: "is undecided without any configuration",
      files: {},
      listens: [],
      undecided: [/none of its configuration/],
    },
    {
      says: "is undecided with a port that nobody can be told",
      files: { [file]: "port = 0\n" },
      listens: [],
      undecided: [/the port is not known: port = 0/],
    },
  ]);
});

describe("MySQL and MariaDB", () => {
  const MARIADB = {
    "/lib/systemd/system/mariadb.service": service("/usr/sbin/mariadbd $MYSQLD_OPTS"),
    ...enabled("mariadb.service"),
  };
  check(MARIADB, [
    {
      says: "reads the folders that its file includes; the last value counts",
      files: {
        "/etc/mysql/my.cnf": "[client]\nport=1\n[client-server]\n!includedir /etc/mysql/conf.d/\n",
        "/etc/mysql/conf.d/50-server.cnf":
          "[mysqld]\nport = 3307\nbind-address            = 127.0.0.1 # own\n",
        "/etc/mysql/conf.d/60.txt": "[mysqld]\nport = 1\n",
      },
      listens: ["tcp 127.0.0.1:3307 /etc/mysql/conf.d/50-server.cnf:2"],
    },
    {
      says: "does not listen without networking",
      files: { "/etc/mysql/my.cnf": "[mariadb]\nskip-networking\n" },
      listens: [],
    },
    {
      says: "is undecided about the ports of a cluster",
      files: { "/etc/my.cnf": "[galera]\nwsrep_on=ON\n[server]\nskip_networking=0\n" },
      listens: ["tcp [::]:3306 with IPv4 /etc/my.cnf"],
      undecided: [/line 2: the ports of a Galera cluster/],
    },
  ]);
  const MYSQL = {
    "/lib/systemd/system/mysql.service": service("/usr/sbin/mysqld"),
    ...enabled("mysql.service"),
  };
  check(MYSQL, [
    {
      says: "of Oracle also has the port of its X protocol",
      files: { "/etc/mysql/my.cnf": "[mysqld]\nbind_address=127.0.0.1\n" },
      listens: ["tcp 127.0.0.1:3306 /etc/mysql/my.cnf:2", "tcp [::]:33060 with IPv4 /etc/mysql/my.cnf"],
    },
    {
      says: "of Oracle has none where that is off",
      files: { "/etc/mysql/my.cnf": "[mysqld]\nport=0\nbind_address=127.0.0.1,::1\nmysqlx=0\n" },
      listens: ["tcp 127.0.0.1:3306 /etc/mysql/my.cnf:2", "tcp [::1]:3306 /etc/mysql/my.cnf:2"],
    },
  ]);
});

const REDIS = "/etc/redis/redis.conf";

describe("Redis", () => {
  const server = {
    "/lib/systemd/system/redis-server.service": service(
      `/usr/bin/redis-server ${REDIS} --supervised systemd --daemonize no`,
    ),
    ...enabled("redis-server.service"),
  };
  check(server, [
    {
      says: "listens on every address unless it is told otherwise",
      files: { [REDIS]: "# port 1\n" },
      listens: [`tcp 0.0.0.0:6379 ${REDIS}`, `tcp [::]:6379 ${REDIS}`],
    },
    {
      says: "takes the last values, and a second port for TLS",
      files: {
        [REDIS]: "bind 127.0.0.1 -::1\nPORT 6380\ntls-port 6390\nport 0\ninclude /etc/redis/own.conf\n",
        "/etc/redis/own.conf": "bind 192.0.2.1\n",
      },
      listens: [`tcp 192.0.2.1:6390 ${REDIS}:3`],
    },
    {
      says: "has a bus where it is a member of a cluster",
      files: { [REDIS]: "bind *\ncluster-enabled yes\n" },
      listens: [`tcp 0.0.0.0:6379 ${REDIS}:1`, `tcp 0.0.0.0:16379 ${REDIS}:1`],
    },
    {
      says: "is undecided without a file that it includes",
      files: { [REDIS]: "bind ::1\ninclude gone.conf\n" },
      listens: [`tcp [::1]:6379 ${REDIS}:1`],
      undecided: [/gone\.conf does not exist/],
    },
  ]);
});

const SERVICES = "telnet 23/tcp\ntftp 69/udp\necho 7/tcp\necho 7/udp\nhttp-alt 8080/tcp webcache\n";

describe("inetd", () => {
  const server = {
    "/etc/services": SERVICES,
    "/lib/systemd/system/inetd.service": service("/usr/sbin/inetd"),
    ...enabled("inetd.service"),
  };
  check(server, [
    {
      says: "listens for its services, by name or number, where they are bound",
      files: {
        "/etc/inetd.conf":
          "#ftp stream tcp nowait root /usr/sbin/ftpd ftpd\ntelnet stream tcp nowait root /usr/sbin/tcpd telnetd\n192.0.2.1:tftp dgram udp wait nobody /usr/sbin/tcpd tftpd\n[::1]:webcache stream tcp6 nowait root x\n127.0.0.1:\n4000 stream tcp nowait root x\n/run/x stream unix nowait root x\n",
      },
      listens: [
        "tcp 0.0.0.0:23 /etc/inetd.conf:2",
        "udp 192.0.2.1:69 /etc/inetd.conf:3",
        "tcp [::1]:8080 /etc/inetd.conf:4",
        "tcp 127.0.0.1:4000 /etc/inetd.conf:6",
      ],
    },
    {
      says: "is undecided about services of RPC and without a known port",
      files: {
        "/etc/inetd.conf": "rstatd/1-3 dgram rpc/udp wait root x x\nnobody-knows stream tcp nowait root x\n",
      },
      listens: [],
      undecided: [/a service of RPC/, /port or address is not known/],
    },
    { says: "has nothing to do without its file", files: {}, listens: [] },
  ]);
});

describe("xinetd", () => {
  const server = {
    "/etc/services": SERVICES,
    "/etc/rc2.d/S01xinetd": "-> ../init.d/xinetd",
    "/etc/init.d/xinetd": "#!/bin/sh\n",
    "/etc/xinetd.conf": "defaults\n{\n disabled = finger\n}\nincludedir /etc/xinetd.d\n",
  };
  check(server, [
    {
      says: "listens for what is not disabled, here or there",
      files: {
        "/etc/xinetd.d/telnet":
          "service telnet\n{\n disable = no\n socket_type = stream\n bind = 192.0.2.1\n}\n",
        "/etc/xinetd.d/echo":
          "service echo\n{\n disable = yes\n type = INTERNAL\n}\nservice echo\n{\n id = echo-dgram\n socket_type = dgram\n protocol = udp\n}\n",
        "/etc/xinetd.d/own":
          "service own {\n type = UNLISTED\n port = 4711\n socket_type = stream\n flags = IPv6\n}\n",
        "/etc/xinetd.d/finger": "service finger\n{\n port = 79\n}\n",
        "/etc/xinetd.d/old.bak": "service telnet\n{\n}\n",
        "/etc/xinetd.d/old~": "service telnet\n{\n}\n",
      },
      listens: [
        "udp 0.0.0.0:7 /etc/xinetd.d/echo:6",
        "tcp [::]:4711 with IPv4 /etc/xinetd.d/own:1",
        "tcp 192.0.2.1:23 /etc/xinetd.d/telnet:1",
      ],
    },
    {
      says: "is undecided about services of RPC and where its folder is missing",
      files: {
        "/etc/xinetd.conf": "includedir /gone\nservice rstatd\n{\n type = RPC\n socket_type = dgram\n}\n",
      },
      listens: [],
      undecided: [/a service of RPC/, /\/gone does not exist/],
    },
  ]);
});
