/** Text of another tool: what stands before its rows, a row by its number, and what stands behind them. */
export interface ForeignShape {
  /** The format that reads it. */
  readonly format: string;
  readonly head: string;
  readonly row: (n: number) => string;
  readonly tail?: string;
  /** Where a text must not have more rows than this; `null`: as many as wanted. */
  readonly most?: number;
}

const XML_HEAD = `<?xml version="1.0"?>
<nmaprun scanner="nmap" args="nmap -sS -p- -oX - 192.0.2.1" xmloutputversion="1.05">
<scaninfo type="syn" protocol="tcp" numservices="65535" services="1-65535"/>
<host><status state="up" reason="echo-reply"/><address addr="192.0.2.1" addrtype="ipv4"/><ports>
`;

/** Every kind of text by its name, in the shape that the real tool gives it. */
export const FOREIGN_SHAPES: Readonly<Record<string, ForeignShape>> = {
  "ss -lntup": {
    format: "ss",
    head: "Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n",
    row: (n) =>
      `tcp   LISTEN 0      128    ${address(n)}:${port(n)}      0.0.0.0:*    users:(("nginx",pid=${pid(n)},fd=6),("nginx",pid=${pid(n) + 1},fd=6))\n`,
  },
  "netstat -tulpn": {
    format: "netstat",
    head: "Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name\n",
    row: (n) =>
      `tcp        0      0 ${address(n)}:${port(n)}    0.0.0.0:*               LISTEN      ${pid(n)}/nginx: master pro\n`,
  },
  "netstat -Aan of AIX": {
    format: "netstat",
    head: "Active Internet connections (including servers)\nPCB/ADDR         Proto Recv-Q Send-Q  Local Address      Foreign Address    (state)\n",
    row: (n) =>
      `f1000200${(n * 2048 + 944).toString(16).padStart(8, "0")} tcp4       0      0  *.${port(n)}               *.*                LISTEN\n`,
  },
  "netstat -an of Solaris": {
    format: "netstat",
    head: "TCP: IPv4\n   Local Address        Remote Address    Swind Send-Q Rwind Recv-Q    State\n-------------------- -------------------- ----- ------ ----- ------ -----------\n",
    row: (n) => `      *.${port(n)}              *.*                0      0 128000      0 LISTEN\n`,
  },
  "netstat -ano of Windows": {
    format: "netstat",
    head: "\r\nActive Connections\r\n\r\n  Proto  Local Address          Foreign Address        State           PID\r\n",
    row: (n) =>
      `  TCP    ${address(n)}:${port(n)}       0.0.0.0:0              LISTENING       ${pid(n)}\r\n`,
  },
  "lsof -nP -i": {
    format: "lsof",
    head: "COMMAND     PID     USER   FD   TYPE   DEVICE SIZE/OFF NODE NAME\nsshd          1     root    3u  IPv4    10000      0t0  TCP *:22 (LISTEN)\n",
    row: (n) =>
      `nginx   ${pid(n)} www-data    6u  IPv4 ${20_000 + n}      0t0  TCP ${address(n)}:${port(n)} (LISTEN)\n`,
  },
  "lsof -F": {
    format: "lsof",
    head: "p1\ncsshd\nu0\nLroot\nf3\ntIPv4\nd10000\nPTCP\nn*:22\nTST=LISTEN\n",
    row: (n) =>
      `p${pid(n)}\ncnginx\nu33\nLwww-data\nf6\ntIPv4\nd${20_000 + n}\nPTCP\nn${address(n)}:${port(n)}\nTST=LISTEN\n`,
  },
  sockstat: {
    format: "sockstat",
    head: "USER     COMMAND    PID   FD PROTO  LOCAL ADDRESS         FOREIGN ADDRESS\nroot     sshd       1     3  tcp4   *:22                  *:*\n",
    row: (n) =>
      `www      nginx      ${String(n % 9999).padEnd(5)} 6  tcp4   ${address(n)}:${port(n)}        *:*\n`,
  },
  "osquery listening_ports": {
    format: "osquery",
    head: "[\n",
    row: (n) =>
      `  {"address":"${address(n)}","family":"2","fd":"6","net_namespace":"4026531992","path":"","pid":"${pid(n)}","port":"${port(n)}","protocol":"6","socket":"${20_000 + n}"},\n`,
    tail: '  {"address":"","family":"1","fd":"3","net_namespace":"4026531992","path":"/run/x","pid":"1","port":"0","protocol":"0","socket":"1"}\n]\n',
  },
  rpcinfo: {
    format: "rpcinfo",
    head: "   program version netid     address                service    owner\n",
    row: (n) =>
      `    ${100_000 + n}    3    tcp       0.0.0.0.${n % 256}.${(n * 7) % 256}          nfs    superuser\n`,
  },
  "ps -ef": {
    format: "ps",
    head: "UID          PID    PPID  C STIME TTY          TIME CMD\n",
    row: (n) =>
      `www-data ${n + 2}       1  0 10:06 ?        00:00:00 /usr/sbin/nginx -g daemon off; worker ${n}\n`,
  },
  rmsock: {
    format: "rmsock",
    head: "",
    row: (n) =>
      `The socket 0xf1000200${(n * 2048 + 8).toString(16).padStart(8, "0")} is being held by proccess ${pid(n)} (httpd).\n`,
  },
  "/etc/services": {
    format: "services",
    head: "",
    row: (n) => `service-${n}\t${port(n)}/tcp\talias-${n}\t# the service with the number ${n}\n`,
  },
  "nmap -oX": {
    format: "nmap",
    head: XML_HEAD,
    row: (n) =>
      `<port protocol="tcp" portid="${n + 1}"><state state="open" reason="syn-ack" reason_ttl="64"/>` +
      `<service name="http" product="nginx" version="1.22.1" method="probed" conf="10"><cpe>cpe:/a:igor_sysoev:nginx:1.22.1</cpe></service>` +
      `<script id="http-title" output="Site doesn&apos;t have a title (text/html).${filler(n)}"><elem key="title">Page ${n}</elem></script></port>\n`,
    tail: '</ports></host><runstats><finished exit="success"/><hosts up="1" down="0" total="1"/></runstats></nmaprun>\n',
    most: 65_535,
  },
};

/** A text of the shape with at least `size` characters, or as many as it may have. */
export function makeForeignText(
  { head, row, tail = "", most = Infinity }: ForeignShape,
  size: number,
): string {
  const rows: string[] = [head];
  let length = head.length + tail.length;
  for (let n = 0; length < size && n < most; n += 1) {
    const text = row(n);
    rows.push(text);
    length += text.length;
  }
  return rows.join("") + tail;
}

/** What a script of nmap tells of a page: with it a port takes 700 characters, as in scans of web servers. */
function filler(n: number): string {
  return ` Requested resource was /login?next=%2F${n}&amp;lang=en; `.repeat(6);
}

function address(n: number): string {
  return `10.${n % 7}.${(n >> 8) % 256}.${n % 256}`;
}

function port(n: number): number {
  return 1024 + ((n * 31) % 64_000);
}

function pid(n: number): number {
  return 1000 + (n % 30_000);
}
