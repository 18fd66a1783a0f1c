/** A policy that nobody wrote by hand. */
export interface HugePolicy {
  readonly name: string;
  /** Made when it is needed: some are as large as a policy may be. */
  readonly text: () => string;
  /** The status that `audit lint` ends with. */
  readonly status: 0 | 65;
}

const START = '<check_type:"Unix">\n';
const END = "</check_type>\n";
const MB = 1_000_000;

/** `<if>`s inside of each other, each with a condition of one item, that this version does not judge. */
export function nestedIfs(count: number): string {
  const open = (n: number) =>
    `<if>\n<condition type:"AND">\n<item>\nname : "passwd_zero_uid"\ndescription : "${n}"\n</item>\n</condition>\n<then>\n`;
  const opened = Array.from({ length: count }, (_, n) => open(n)).join("");
  return START + opened + item("the innermost") + "</then>\n</if>\n".repeat(count) + END;
}

/** The same with conditions that hold where nothing listens on port 1, so that all of them are judged. */
export function nestedJudgedIfs(count: number): string {
  const closed = (n: number) =>
    `<custom_item>\ntype : AUDIT_DENIED_OPEN_PORTS\ndescription : "${n}"\nport_type : TCP\nports : "1"\n</custom_item>\n`;
  const opened = numbered(count, (n) => `<if>\n<condition type:"AND">\n${closed(n)}</condition>\n<then>\n`);
  return START + opened + closed(count) + "</then>\n</if>\n".repeat(count) + END;
}

function item(description: string): string {
  return `<item>\nname : "passwd_zero_uid"\ndescription : "${description}"\n</item>\n`;
}

function command(keywords: string): string {
  return `${START}<custom_item>\ntype : CMD_EXEC\ndescription : "d"\n${keywords}\n</custom_item>\n${END}`;
}

function numbered(count: number, make: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => make(n)).join("");
}

/** A rule about so many ports. */
export function ports(count: number, member: (n: number) => string): string {
  const list = Array.from({ length: count }, (_, n) => member(n)).join(",");
  return `${START}<custom_item>\ntype : AUDIT_DENIED_OPEN_PORTS\ndescription : "d"\nport_type : TCP\nports : "${list}"\n</custom_item>\n${END}`;
}

function variables(count: number): string {
  const declared = numbered(
    count,
    (n) => `#<variable>\n#<name>V${n}</name>\n#<default>${n}</default>\n#</variable>\n`,
  );
  return `#<ui_metadata>\n#<variables>\n${declared}#</variables>\n#</ui_metadata>\n`;
}

const filler = "A line of text, as long as others.\n";

/** Pieces, and how the lint of one MB of them as a value ends. */
const RUNS: readonly (readonly [piece: string, asValue: 0 | 65])[] = [
  ...(['"', "'", "\\", "@A@", ":"] as const).map((piece) => [piece, 0] as const),
  ...["#", "#\n", "<", "(", "||", '"a"||', "<if>"].map((piece) => [piece, 65] as const),
];

/** One MB of one piece: where items are expected, and as a value. */
function runsOf([piece, asValue]: readonly [string, 0 | 65]): readonly HugePolicy[] {
  const run = () => piece.repeat(MB / piece.length);
  const name = `1 MB of ${JSON.stringify(piece)}`;
  return [
    { name, text: () => START + run(), status: 65 },
    { name: `${name} as a value`, text: () => command(`cmd : "true"\ninfo : ${run()}`), status: asValue },
  ];
}

/** Texts that end the memory, the stack or the patience of a careless reader. */
export const hugePolicies: readonly HugePolicy[] = [
  { name: "100,000 nested ifs", text: () => nestedIfs(100_000), status: 0 },
  { name: "100,000 ifs that are never closed", text: () => START + "<if>\n".repeat(100_000), status: 65 },
  {
    name: "100,000 closing tags that close nothing",
    text: () => START + "</if>\n".repeat(100_000) + END,
    status: 65,
  },
  {
    name: "a string of 50 MB",
    text: () => command(`cmd : "true"\nexpect : "x"\ninfo : "${filler.repeat((50 * MB) / filler.length)}"`),
    status: 0,
  },
  {
    name: "a string of 50 MB that is never closed",
    text: () => command(`cmd : "true"\nexpect : "x"\ninfo : "${filler.repeat((50 * MB) / filler.length)}`),
    status: 65,
  },
  {
    name: "a million items",
    text: () => START + numbered(MB, (n) => `<item>name:"passwd_zero_uid" description:"${n}"</item>\n`) + END,
    status: 0,
  },
  ...RUNS.flatMap(runsOf),
  {
    name: "a list of 200,000 operands",
    text: () =>
      `${START}<custom_item>\ntype : FILE_CHECK\ndescription : "d"\nfile : "/etc/passwd"\nowner : ${numbered(200_000, (n) => `"u${n}" || `)}"root"\n</custom_item>\n${END}`,
    status: 0,
  },
  { name: "a million reports without anything", text: () => START + "<report>".repeat(MB), status: 65 },
  { name: "1 MB of one port pattern", text: () => ports(MB / 7, () => "[1-9]+"), status: 0 },
  {
    name: "50,000 port patterns that are all different and all have thousands of ports",
    text: () => ports(50_000, (n) => `[${n}]*[13579]`),
    status: 65,
  },
  {
    name: "40,000 port patterns that are all different and repeat a repetition",
    text: () => ports(40_000, (n) => `(((.?{6}){6}){6}|${n})`),
    status: 65,
  },
  {
    name: "a million keywords in one item",
    text: () => command(`cmd : "true"\nexpect : "x"\n${"see_also : a\n".repeat(MB)}`),
    status: 0,
  },
  {
    name: "200,000 variables, each used once",
    text: () =>
      variables(200_000) +
      command(`cmd : "true"\nexpect : "x"\n${numbered(200_000, (n) => `see_also : "@V${n}@"\n`)}`),
    status: 0,
  },
  {
    name: "200,000 variables that are not used",
    text: () => variables(200_000) + command('cmd : "true"\nexpect : "x"'),
    status: 0,
  },
  {
    name: "200,000 variables that are not declared",
    text: () => command(`cmd : "true"\nexpect : "x"\n${numbered(200_000, (n) => `cmd : "@V${n}@"\n`)}`),
    status: 65,
  },
  {
    name: "a line of 10 MB",
    text: () => command(`cmd : "true"\nexpect : "x"\ninfo : "${"word ".repeat(2 * MB)}"`),
    status: 0,
  },
  {
    name: "a line of 10 MB outside of all tags",
    text: () => `${"word ".repeat(2 * MB)}\n${command("")}`,
    status: 65,
  },
];
