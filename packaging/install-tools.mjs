import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Debian packages by the command, or the whole path, that shows they are there. */
const TOOLS = {
  test: {
    ip: "iproute2",
    ss: "iproute2",
    netstat: "net-tools",
    lsof: "lsof",
    unshare: "util-linux",
    setpriv: "util-linux",
    ps: "procps",
    perl: "perl-base",
    rpcbind: "rpcbind",
    git: "git",
    pcre2test: "pcre2-utils",
    busybox: "busybox",
    mksh: "mksh",
    ksh93: "ksh93u+m",
    prove: "perl",
    oscap: "openscap-scanner",
    xmllint: "libxml2-utils",
    dockerd: "docker.io",
    docker: "docker.io",
    podman: "podman",
    crun: "crun",
    umoci: "umoci",
    nginx: "nginx-light",
    "redis-server": "redis-server",
    apache2: "apache2-bin",
    skopeo: "skopeo",
    ssh: "openssh-client",
    sshd: "openssh-server",
    "ssh-keygen": "openssh-client",
    openssl: "openssl",
    nft: "nftables",
    snmpd: "snmpd",
    dnsmasq: "dnsmasq-base",
    sysctl: "procps",
    prlimit: "util-linux",
    tcsh: "tcsh",
    fish: "fish",
    sudo: "sudo",
    doas: "opendoas",
    logrotate: "logrotate",
    "systemd-analyze": "systemd",
    "systemd-notify": "systemd",
    "systemd-sysusers": "systemd",
    systemctl: "systemd",
    promtool: "prometheus",
    chromium: "chromium",
    exim4: "exim4-daemon-light",
    rsyslogd: "rsyslog-gnutls",
    debootstrap: "debootstrap",
    python3: "python3",
    jq: "jq",
    rpm: "rpm",
    xsltproc: "xsltproc",
    modprobe: "kmod",
    lsattr: "e2fsprogs",
    strace: "strace",
    findmnt: "util-linux",
  },
  bench: {
    ss: "iproute2",
    ip: "iproute2",
    netstat: "net-tools",
    lsof: "lsof",
    unshare: "util-linux",
    perl: "perl-base",
    gcc: "gcc",
    nft: "nftables",
    nmap: "nmap",
    oscap: "openscap-scanner",
    "/usr/share/xml/scap/ssg/content/ssg-debian11-ds.xml": "ssg-debian",
  },
};

/** Installs the witnesses and helpers of the tests where this may be done: as root, on Debian. */
export function installTools(purpose) {
  const missing = Object.entries(TOOLS[purpose]).filter(([command]) => !isInstalled(command));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map(([, name]) => name))];
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    console.error(
      `Not installed, and not mine to install: ${packages.join(", ")}. What needs them is skipped and counted.`,
    );
    return;
  }
  console.error(`Installing with apt-get: ${packages.join(", ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const isDone =
    apt(["update", "-qq"], env) && apt(["install", "-y", "-qq", "--no-install-recommends", ...packages], env);
  if (!isDone) console.error("apt-get did not succeed: what needs these packages is skipped and counted.");
}

function isInstalled(command) {
  if (command.startsWith("/")) return existsSync(command);
  return ["/usr/sbin", "/usr/bin", "/sbin", "/bin"].some((folder) => existsSync(`${folder}/${command}`));
}

function apt(args, env) {
  const result = spawnSync("apt-get", args, { env, encoding: "utf8" });
  if (result.status !== 0) process.stderr.write(result.stderr ?? "");
  return result.status === 0;
}
