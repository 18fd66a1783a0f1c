import type { MachineNames } from "./machine-names.ts";

/** One question about a machine, asked in two ways. */
export interface StateQuestion {
  /** The keywords of an item, its type first. */
  readonly keywords: Readonly<Record<string, string>>;
  /** What an administrator would type: a line of a shell that succeeds where the item passes. */
  readonly command: string;
}

type Make = (names: MachineNames, n: number) => StateQuestion;

/** What is asked, and how often in a thousand items. */
const KINDS: readonly (readonly [count: number, make: Make])[] = [
  [330, owner],
  [60, absent],
  [170, content],
  [80, contentNot],
  [150, installed],
  [70, parameter],
  [40, unit],
  [8, mounted],
  [6, process],
  [10, account],
  [6, search],
  [70, command],
];

/** A thousand questions about the names, always in the same order. */
export function makeStateQuestions(names: MachineNames): readonly StateQuestion[] {
  return KINDS.flatMap(([count, make]) => Array.from({ length: count }, (_, n) => make(names, n)));
}

/** The questions as a policy; the description of an item is its number. */
export function policyOf(questions: readonly StateQuestion[]): string {
  return `# Made for the bench.\n\n<check_type:"Unix">\n${questions.map(itemOf).join("")}\n</check_type>\n`;
}

/** The questions as a script that prints the number of each question and how it was answered. */
export function scriptOf(questions: readonly StateQuestion[]): string {
  const lines = questions.map(
    ({ command: line }, n) => `if ${line}; then echo "${n} PASSED"; else echo "${n} FAILED"; fi`,
  );
  return `${["exec 2> /dev/null", ...lines].join("\n")}\n`;
}

function itemOf({ keywords }: StateQuestion, n: number): string {
  const { type, ...rest } = keywords;
  const tag = type === undefined ? "item" : "custom_item";
  const lines = Object.entries({ ...(type === undefined ? {} : { type }), description: `"${n}"`, ...rest });
  return `\n<${tag}>\n${lines.map(([name, value]) => `  ${name} : ${value}\n`).join("")}</${tag}>\n`;
}

/** One of a list, in turn. */
function pick<T>(list: readonly T[], n: number): T {
  const one = list[n % list.length];
  if (one === undefined) throw new Error("This machine has nothing to ask about.");
  return one;
}

function owner({ files }: MachineNames, n: number): StateQuestion {
  const file = pick(files, n);
  return {
    keywords: { type: "FILE_CHECK", file: `"${file}"`, owner: '"root"', group: '"root"', mask: '"022"' },
    command: `case $(stat -L -c %U:%G:%A ${file}) in root:root:?????-??-?) true ;; *) false ;; esac`,
  };
}

function absent({ files }: MachineNames, n: number): StateQuestion {
  const file = n % 6 === 0 ? pick(files, n) : `${pick(files, n * 7)}.bak`;
  return { keywords: { type: "FILE_CHECK_NOT", file: `"${file}"` }, command: `[ ! -e ${file} ]` };
}

/** Words that configurations begin their lines with. */
const WORDS = ["root", "auth", "session", "UMASK", "PermitRootLogin", "deb", "export", "if", "PATH", "set"];

function content({ texts }: MachineNames, n: number): StateQuestion {
  const file = pick(texts, n);
  const regex = `^ *${pick(WORDS, n)}`;
  const expect = `${regex}[ :=]+[a-z0-9_/[]+`;
  return {
    keywords: {
      type: "FILE_CONTENT_CHECK",
      file: `"${file}"`,
      regex: `"${regex}"`,
      expect: `"${expect}"`,
      string_required: "NO",
    },
    command: `! grep -P '${regex}' ${file} | grep -qvP '${expect}'`,
  };
}

function contentNot({ texts }: MachineNames, n: number): StateQuestion {
  const file = pick(texts, n * 3);
  const regex = `^[^#]*${pick(WORDS, n)}`;
  return {
    keywords: {
      type: "FILE_CONTENT_CHECK_NOT",
      file: `"${file}"`,
      regex: `"${regex}"`,
      expect: `"${regex}"`,
    },
    command: `! grep -qP '${regex}' ${file}`,
  };
}

function installed({ packages }: MachineNames, n: number): StateQuestion {
  const name = n % 3 === 0 ? `${pick(packages, n)}-of-another-system` : pick(packages, n * 5);
  return {
    keywords: { type: "DPKG_CHECK", dpkg: `"${name}"` },
    command: `[ "$(dpkg-query -W -f '\${db:Status-Status}' ${name})" = installed ]`,
  };
}

function parameter({ parameters }: MachineNames, n: number): StateQuestion {
  const [name, value] = pick(parameters, n);
  const wanted = n % 4 === 0 ? "77" : value;
  return {
    keywords: { type: "SYSCTL_CHECK", name: `"${name}"`, value: `"${wanted}"`, source: "RUNNING" },
    command: `[ "$(sysctl -n ${name})" = ${wanted} ]`,
  };
}

function unit({ units }: MachineNames, n: number): StateQuestion {
  const name = pick(units, n);
  return {
    keywords: { type: "SYSTEMD_UNIT", unit: `"${name}"`, enabled: '"static" || "masked"' },
    command: `case $(systemctl is-enabled ${name}) in static | masked) true ;; *) false ;; esac`,
  };
}

function mounted(_: MachineNames, n: number): StateQuestion {
  const folder = pick(["/proc", "/sys"], n);
  const option = pick(["nosuid", "nodev", "noexec", "rw"], n >> 1);
  return {
    keywords: { type: "MOUNT_OPTION", mount: `"${folder}"`, option: `"${option}"`, source: "MOUNTED" },
    command: `findmnt -n -o OPTIONS -M ${folder} | tr , '\\n' | grep -qx ${option}`,
  };
}

function process(_: MachineNames, n: number): StateQuestion {
  const name = pick(["in.telnetd", "rshd", "ypbind", "tftpd", "xinetd", "snmpd"], n);
  return {
    keywords: { type: "PROCESS_CHECK", name: `"${name}"`, status: "OFF" },
    command: `! pgrep -x ${name}`,
  };
}

/** Built-in items, and what tells the same. */
const ACCOUNTS = [
  ["passwd_zero_uid", `[ "$(awk -F: '$3 == 0 { print $1 }' /etc/passwd)" = root ]`],
  ["passwd_duplicate_uid", '[ -z "$(cut -d: -f3 /etc/passwd | sort | uniq -d)" ]'],
  ["passwd_duplicate_username", '[ -z "$(cut -d: -f1 /etc/passwd | sort | uniq -d)" ]'],
  ["group_duplicate_gid", '[ -z "$(cut -d: -f3 /etc/group | sort | uniq -d)" ]'],
  ["group_duplicate_name", '[ -z "$(cut -d: -f1 /etc/group | sort | uniq -d)" ]'],
] as const;

function account(_: MachineNames, n: number): StateQuestion {
  const [name, line] = pick(ACCOUNTS, n);
  return { keywords: { name: `"${name}"` }, command: line };
}

/** Tests of find as keywords and as words; `/usr` stays as it is while it is looked through. */
const SEARCHES = [
  [{ find_type: '"f"', perm: '"-4000"' }, "-type f -perm -4000"],
  [{ find_type: '"f"', perm: '"-0002"' }, "-type f -perm -0002"],
  [{ find_type: '"d"', perm: '"-0002"' }, "-type d -perm -0002"],
  [{ nouser: "YES" }, "-nouser"],
  [{ nogroup: "YES" }, "-nogroup"],
  [{ find_type: '"f"', find_name: '".rhosts"' }, "-type f -name .rhosts"],
] as const;

function search(_: MachineNames, n: number): StateQuestion {
  const [tests, words] = pick(SEARCHES, n);
  return {
    keywords: { type: "FIND_CMD", target: '"/usr"', ...tests, expect: '""' },
    command: `[ -z "$(find /usr -xdev ${words})" ]`,
  };
}

function command({ files }: MachineNames, n: number): StateQuestion {
  const line = `ls -ld ${pick(files, n * 2)}`;
  const expect = "^-rw-r--r--";
  return {
    keywords: { type: "CMD_EXEC", cmd: `"${line}"`, expect: `"${expect}"` },
    command: `${line} | grep -qP '${expect}'`,
  };
}
