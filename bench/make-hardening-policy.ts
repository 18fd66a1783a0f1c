/** Variables that every such policy declares. */
const VARIABLES = [
  "LOGIN_GROUP",
  "BANNER_FILE",
  "LOG_HOST",
  "MAX_AGE",
  "MIN_LENGTH",
  "MAIL_RELAY",
  "TIME_SERVER",
];

/** `<if>` inside of each other, as deep as in published policies. */
const DEEPEST = 14;

/** In each section. */
const ITEMS = 36;

/**
 * A policy of at least so many bytes (ASCII), without a fault, of the kind that is published for hardening: metadata
 * with variables, nested conditions, reports, comments, and the check types in the shares that published policies have
 * (46 % commands, 26 % contents of files, 18 % reports, 11 % files …).
 */
export function makeHardeningPolicy(bytes: number): string {
  const parts = [HEAD];
  let length = HEAD.length;
  for (let n = 0; length < bytes; n += 1) {
    const section = sectionOf(n);
    parts.push(section);
    length += section.length;
  }
  return `${parts.join("")}</check_type>\n`;
}

const HEAD = `# Made for the bench.
#<ui_metadata>
#<display_name>Hardening of a made-up system</display_name>
#<spec>
#  <type>BENCH</type>
#  <name>Made-up system</name>
#  <version>1.0.0</version>
#  <link>https://example.org/hardening</link>
#</spec>
#<variables>
${VARIABLES.map(
  (name, n) => `#  <variable>
#    <name>${name}</name>
#    <default>value-${n}</default>
#    <description>What stands for ${name}</description>
#    <info>Every host of the group has the same.</info>
#  </variable>`,
).join("\n")}
#</variables>
#</ui_metadata>
<check_type:"Unix">

`;

/** Items and reports in conditions, at a depth that differs from section to section. */
function sectionOf(n: number): string {
  const depth = 1 + (n % DEEPEST);
  const first = n * DEEPEST;
  const opened = Array.from({ length: depth }, (_, level) => openIf(first + level)).join("");
  const closed = Array.from({ length: depth }, (_, level) => closeIf(first + level)).join("");
  const inside = Array.from({ length: ITEMS }, (_, at) => itemOf(n * ITEMS + at)).join("\n");
  return `# Section ${n}: agreed with operations, to be looked at again next year.\n${opened}${inside}${closed}\n`;
}

function openIf(n: number): string {
  return `<if>
  <condition type:"${n % 9 === 0 ? "OR" : "AND"}">
    <custom_item>
      type        : CMD_EXEC
      description : "Condition ${n}: the platform is ours"
      cmd         : "grep -c '^ID=made-up-${n}' /etc/os-release"
      expect      : "^1$"
    </custom_item>
  </condition>
  <then>
`;
}

function closeIf(n: number): string {
  return `  </then>
  <else>
    <report type:"WARNING">
      description : "${n}. The platform is another one"
      info        : "What follows was written for one platform and says nothing of others.

It is left out here."
      see_also    : "https://example.org/hardening"
    </report>
  </else>
</if>
`;
}

/** One of a hundred kinds, so that each type has its share. */
function itemOf(n: number): string {
  const share = (n * 37) % 100;
  return (KINDS.find(([below]) => share < below)?.[1] ?? report)(n);
}

const KINDS: readonly (readonly [below: number, make: (n: number) => string])[] = [
  [39, command],
  [61, fileContent],
  [71, file],
  [75, fileContentNot],
  [78, rpm],
  [79, fileNot],
  [80, chkconfig],
  [81, xinetd],
  [83, builtIn],
];

function texts(n: number): string {
  return `  info        : "An attacker who can change setting ${n} can read what others write.

The setting belongs to the base of the system, and no application needs it otherwise:
  - services that were installed later inherit it
  - a change takes effect when the service is started again"
  solution    : "Edit the file and set the value, then start the service again:
# systemctl restart service-${n % 50}
# journalctl -u service-${n % 50} | grep \\"setting ${n}\\""
  reference   : "800-171|3.1.1,800-53|CM-6,CSCv7|9.2,CSCv8|4.1,LEVEL|${1 + (n % 2)}S,RULE-ID|MADE-${n}"
  see_also    : "https://example.org/hardening"
`;
}

function item(type: string, n: number, keywords: string): string {
  return `<custom_item>
  system      : "Linux"
  type        : ${type}
  description : "${n}. Ensure that setting ${n} of the system is as agreed"
${texts(n)}${keywords}</custom_item>
`;
}

function command(n: number): string {
  const script =
    n % 5 === 0
      ? `#!/usr/bin/env bash
# Setting ${n} may stand in several files: the last one counts.
found=$(grep -Phs '^\\\\h*setting-${n}\\\\b' /etc/service/*.conf | tail -n 1)
if [[ \\"$found\\" =~ [0-9]+$ ]]; then echo \\"pass: $found\\"; else echo \\"fail\\"; fi`
      : `sysctl net.made.up-${n} | awk '{print} END {if (NR == 0) print \\"none\\"}'`;
  return item(
    "CMD_EXEC",
    n,
    `  cmd         : "${script}"\n  expect      : "^[\\\\s]*(pass|net\\\\.made\\\\.up-${n}[\\\\s]*=[\\\\s]*[01][\\\\s]*$)"\n`,
  );
}

function fileContent(n: number): string {
  const variable = VARIABLES[n % VARIABLES.length] ?? "";
  return item(
    "FILE_CONTENT_CHECK",
    n,
    `  file        : "/etc/service-${n % 50}/main.conf /etc/service-${n % 50}/conf.d/*.conf"
  regex       : "^[\\\\s]*(?i)setting-${n}(?-i)[\\\\s]+"
  expect      : "^[\\\\s]*(?i)setting-${n}(?-i)[\\\\s]+(@${variable}@|[1-9][0-9]?|yes)[\\\\s]*(#.*)?$"
`,
  );
}

function fileContentNot(n: number): string {
  return item(
    "FILE_CONTENT_CHECK_NOT",
    n,
    `  file        : "/etc/service-${n % 50}/main.conf"
  regex       : "^[^#]*debug-${n}[\\\\s]*="
  expect      : "^[^#]*debug-${n}[\\\\s]*=[\\\\s]*(on|true)"
  required    : NO
`,
  );
}

function file(n: number): string {
  return item(
    "FILE_CHECK",
    n,
    `  file        : "/etc/service-${n}.conf"
  owner       : "root"
  group       : "root" || "bin" || "sys"
  mask        : "${n % 2 === 0 ? "133" : "7133"}"
`,
  );
}

function fileNot(n: number): string {
  return item("FILE_CHECK_NOT", n, `  file        : "/etc/service-${n}.allow"\n`);
}

function rpm(n: number): string {
  return item(
    "RPM_CHECK",
    n,
    `  rpm         : "package-${n}-0.0.0-0"\n  operator    : "lt"\n  required    : NO\n`,
  );
}

function chkconfig(n: number): string {
  return item(
    "CHKCONFIG",
    n,
    `  service     : "service-${n}"\n  levels      : "123456"\n  status      : OFF\n`,
  );
}

function xinetd(n: number): string {
  return item("XINETD_SVC", n, `  service     : "service-${n}"\n  status      : OFF\n`);
}

function builtIn(n: number): string {
  return `<item>
  name        : "passwd_zero_uid"
  description : "${n}. Ensure that only root has user ID 0"
${texts(n)}</item>
`;
}

function report(n: number): string {
  return `# Note: @MAX_AGE@ was agreed with the owners of service ${n}.
<report type:"${n % 2 === 0 ? "PASSED" : "WARNING"}">
  description : "${n}. Ensure that setting ${n} is looked at by a person"
${texts(n)}</report>
`;
}
