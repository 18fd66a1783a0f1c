import type { Chance } from "../chance.ts";
import type { Family } from "../family.ts";
import type { Item } from "../item-text.ts";
import type { ScratchEntries, ScratchEntry } from "../scratch-host.ts";
import { scratchFamily } from "./scratch-family.ts";

const SERVICES = ["sshd", "cron", "cups", "autofs"] as const;
const FOLDERS = ["/etc/systemd/system", "/usr/lib/systemd/system"] as const;
const INSTALLS = [
  "[Install]\nWantedBy=multi-user.target\n",
  "[Install]\nWantedBy=multi-user.target\n",
  "[Install]\nRequiredBy=multi-user.target\nAlias=other.service\n",
  "[Install]\nAlso=sshd.socket\n",
  "[Install]\n",
  "",
] as const;
const WORDS = [
  "enabled",
  "disabled",
  "masked",
  "static",
  "indirect",
  "alias",
  "linked",
  "generated",
  "not-found",
] as const;

/** Units of systemd, scripts of System V, services of xinetd. */
export const services: Family = scratchFamily({
  name: "services",
  needs: ["systemctl"],
  hosts: 5,
  state: (chance) => ({ "/etc": {}, "/run": {}, ...units(chance), ...scripts(chance), ...xinetd(chance) }),
  items: (chance) =>
    [1, 2, 3, 4].flatMap(() => [unitItem(chance), chkconfigItem(chance), xinetdItem(chance)]),
});

function units(chance: Chance): ScratchEntries {
  const entries: Record<string, ScratchEntry | string> = {};
  for (const service of [...SERVICES, "getty@"]) {
    const [first, second] = FOLDERS;
    if (!chance.once(3)) entries[`${second}/${service}.service`] = unitText(chance);
    if (chance.once(4)) entries[`${first}/${service}.service`] = ownUnit(chance);
    const wanted = service === "getty@" ? `getty@tty${chance.below(2)}` : service;
    if (chance.once(2))
      entries[
        `${first}/${chance.pick(["multi-user.target.wants", "multi-user.target.requires"])}/${wanted}.service`
      ] = {
        leadsTo: `${second}/${service}.service`,
      };
  }
  if (chance.once(3)) entries["/usr/lib/systemd/system/sshd.socket"] = unitText(chance);
  if (chance.once(4))
    entries["/etc/systemd/system/other.service"] = { leadsTo: "/usr/lib/systemd/system/sshd.service" };
  return entries;
}

function ownUnit(chance: Chance): ScratchEntry {
  if (chance.once(2)) return { leadsTo: "/dev/null" };
  return chance.once(6) ? { text: "" } : { text: unitText(chance) };
}

function unitText(chance: Chance): string {
  return `[Service]\nExecStart=/bin/true\n${chance.pick(INSTALLS)}`;
}

function scripts(chance: Chance): ScratchEntries {
  const top = chance.pick(["/etc", "/etc/rc.d"]);
  const entries: Record<string, ScratchEntry | string> = {};
  if (chance.once(5)) return entries;
  entries[`${top}/init.d`] = {};
  for (let level = 0; level < 7; level++) entries[`${top}/rc${level}.d`] = {};
  for (const service of ["cups", "autofs", "legacy", "old-one"]) {
    if (chance.once(3)) continue;
    entries[`${top}/init.d/${service}`] = { text: "#!/bin/sh\n", mode: 0o755 };
    for (let level = 0; level < 7; level++)
      if (!chance.once(6))
        entries[`${top}/rc${level}.d/${level > 1 && level < 6 ? "S" : chance.pick(["K", "S"])}20${service}`] =
          {
            leadsTo: `../init.d/${service}`,
          };
  }
  return entries;
}

function xinetd(chance: Chance): ScratchEntries {
  if (chance.once(6)) return {};
  const list = chance.pick([
    "",
    "",
    "  disabled = tftp\n",
    "  enabled = tftp time-dgram\n",
    "  enabled = echo\n  disabled = echo\n",
  ]);
  const entries: Record<string, string> = {
    "/etc/xinetd.conf": `# a\ndefaults\n{\n  instances = 60\n${list}}\n\nincludedir /etc/xinetd.d\n`,
  };
  if (chance.once(8)) return entries;
  for (const file of ["tftp", "time", "echo.bak", "echo"])
    if (!chance.once(4)) entries[`/etc/xinetd.d/${file}`] = xinetdService(chance, file);
  return entries;
}

function xinetdService(chance: Chance, file: string): string {
  const name = file.replace(".bak", "");
  const disable = chance.pick(["", "  disable = no\n", "  disable = yes\n", "  disable\t\t= yes\n"]);
  const id = name === "time" ? chance.pick(["", "  id = time-dgram\n"]) : "";
  return `service ${name}\n{\n${disable}${id}  socket_type = dgram\n  protocol = udp\n  wait = yes\n  user = root\n  server = /usr/sbin/in.${name}d\n}\n`;
}

function unitItem(chance: Chance): Item {
  const unit = chance.pick([
    ...SERVICES,
    "sshd.socket",
    "other.service",
    "getty@tty0.service",
    "getty@.service",
    "legacy",
    "none",
  ]);
  const enabled = chance.pick([
    ["enabled"],
    ["disabled", "masked", "not-found"],
    [chance.pick(WORDS), chance.pick(WORDS)],
    ["static", "generated", "alias", "indirect"],
    ["enabled", "static", "not-found"],
    ["enabled", "disabled"],
  ]);
  return { type: "SYSTEMD_UNIT", unit, enabled, ...(chance.once(6) ? { active: ["active"] } : {}) };
}

function chkconfigItem(chance: Chance): Item {
  const service = chance.pick([...SERVICES, "legacy", "old-one", "cups", "none"]);
  const levels = chance.once(4) ? {} : { levels: chance.pick(["2345", "35", "3", "016", "0123456"]) };
  const option = chance.once(5) ? { check_option: "CAN_BE_NULL" } : {};
  return { type: "CHKCONFIG", service, status: chance.pick(["ON", "OFF"]), ...levels, ...option };
}

function xinetdItem(chance: Chance): Item {
  return {
    type: "XINETD_SVC",
    service: chance.pick(["tftp", "time", "time-dgram", "echo", "none"]),
    status: chance.pick(["ON", "OFF"]),
  };
}
