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

/** `<if>`s inside of each other, each with a condition of one item. */
export function nestedIfs(count: number): string {
  const open = (n: number) =>
    `<if>\n<condition type:"AND">\n<item>\nname : "passwd_zero_uid"\ndescription : "${n}"\n</item>\n</condition>\n<then>\n`;
  const opened = Array.from({ length: count }, (_, n) => open(n)).join("");
  return START + opened + item("the innermost") + "</then>\n</if>\n".repeat(count) + END;
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

function variables(count: number): string {
  const declared = numbered(
    count,
    (n) => `#<variable>\n#<name>V${n}</name>\n#<default>${n}</default>\n#</variable>\n`,
  );
  return `#<ui_metadata>\n#<variables>\n${declared}#</variables>\n#</ui_metadata>\n`;
}

const filler = "A line of text, as long as others.\n";

/** A run of one piece, in a policy, of one MB. */
function runOf(piece: string): HugePolicy {
  const text = () => START + piece.repeat(MB / piece.length);
  return { name: `1 MB of ${piece}`, text, status: 65 };
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
  ...['"', "'", "\\", "#", "#\n", "<", "(", "@A@", ":", "||"].map(runOf),
  {
    name: "a list of 200,000 operands",
    text: () =>
      `${START}<custom_item>\ntype : FILE_CHECK\ndescription : "d"\nfile : "/etc/passwd"\nowner : ${numbered(200_000, (n) => `"u${n}" || `)}"root"\n</custom_item>\n${END}`,
    status: 0,
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
