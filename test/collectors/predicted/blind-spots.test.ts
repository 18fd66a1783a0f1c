import { describe, expect, it } from "vitest";
import { predict } from "../../../src/collectors/predicted/predict.ts";
import type { Unavailable } from "../../../src/model/observation.ts";
import type { FileAccess } from "../../../src/targets/file-access.ts";
import { enabled, filesOf, INIT, linesOf, predictTree, service } from "./system-at-rest.ts";
import type { TreeOfFiles } from "./system-at-rest.ts";

const UNITS = "/lib/systemd/system";
const ETC = "/etc/systemd/system";

const NGINX: TreeOfFiles = {
  ...enabled("nginx.service"),
  [`${UNITS}/nginx.service`]: service("/usr/sbin/nginx"),
  "/etc/nginx/nginx.conf": "http {\ninclude conf.d/*.conf;\n}\n",
  "/etc/nginx/conf.d/telnet.conf": "server { listen 23; }\n",
};
const POSTGRESQL: TreeOfFiles = {
  ...enabled("postgresql.service"),
  [`${UNITS}/postgresql.service`]: service("/usr/bin/postmaster -D /var/lib/pgsql/data"),
  "/var/lib/pgsql/data/postgresql.conf": "port = 23\nlisten_addresses = '*'\n",
};
const SSHD: TreeOfFiles = {
  ...enabled("sshd.service"),
  [`${UNITS}/sshd.service`]: service("/usr/sbin/sshd -D $OPTIONS", "EnvironmentFile=-/etc/sysconfig/sshd\n"),
  "/etc/ssh/sshd_config": "Port 22\n",
  "/etc/sysconfig/sshd": "OPTIONS=-p 23\n",
};

/** The files as a user sees them who may not enter a folder or read a file. */
function closedAt(place: string, tree: TreeOfFiles): FileAccess {
  const files = filesOf({ ...INIT, ...tree });
  const refused = (path: string): Unavailable => ({
    status: "unavailable",
    reason: "missing-privilege",
    detail: `${path} may not be read by this user; root may.`,
  });
  const isClosed = (path: string) => path.startsWith(`${place}/`);
  const guarded =
    <T extends readonly unknown[], R>(read: (path: string, ...rest: T) => R) =>
    (path: string, ...rest: T) =>
      isClosed(path) ? refused(path) : read(path, ...rest);
  return {
    ...files,
    readText: (path, limit) =>
      path === place ? refused(path) : guarded(files.readText.bind(files))(path, limit),
    readLink: guarded(files.readLink.bind(files)),
    stat: guarded(files.stat.bind(files)),
    list: (path) => (path === place || isClosed(path) ? refused(path) : files.list(path)),
  };
}

describe("what may not be looked at", () => {
  it.each([
    ["a folder of a pattern", NGINX, "/etc/nginx/conf.d"],
    ["a folder of clusters", POSTGRESQL, "/var/lib/pgsql"],
    ["the options of a service", SSHD, "/etc/sysconfig/sshd"],
    ["a folder of links that enable services", NGINX, `${ETC}/multi-user.target.wants`],
    [
      "the target that everything starts from",
      { [`${ETC}/default.target`]: "[Unit]\n" },
      `${ETC}/default.target`,
    ],
  ])("leaves undecided what would listen (%s)", (_says, tree, place) => {
    const { undecided } = predict(closedAt(place, tree), { exposedPorts: [], predict: "asked" });
    expect(undecided.map(({ detail }) => detail).join("\n")).toContain(place);
  });

  it.each([
    ["nginx", NGINX],
    ["sshd", SSHD],
  ])("is no matter where it can be (%s)", (_says, tree) => {
    const whole = predictTree(tree);
    expect(whole.undecided).toEqual([]);
    expect(linesOf(whole).join("\n")).toContain(":23");
  });

  it("is also what comes after more units than are looked at", () => {
    const names = Array.from({ length: 4100 }, (_, index) => `a${String(index).padStart(5, "0")}.service`);
    const { undecided } = predictTree(enabled(...names, "zz.service"));
    expect(undecided.map(({ detail }) => detail)).toEqual([
      "More units start with the system than are looked at.",
    ]);
  });
});

describe("a unit that is linked in from elsewhere", () => {
  it.each([
    ["by its own name", `${ETC}/app.service`, "/opt/app/app.service"],
    ["by another name", `${ETC}/app.service`, "/opt/app/unit-of-app.service"],
  ])("is started (%s)", (_says, link, file) => {
    const whole = predictTree({
      [link]: `-> ${file}`,
      [file]: service("/usr/sbin/nginx"),
      [`${ETC}/multi-user.target.wants/app.service`]: `-> ${file}`,
      "/etc/nginx/nginx.conf": "http { server { listen 23; } }\n",
    });
    expect(linesOf(whole)).toEqual(["tcp 0.0.0.0:23 /etc/nginx/nginx.conf:1"]);
  });
});
