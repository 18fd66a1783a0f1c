import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const INSTALLS = [
  "",
  "[Install]\nWantedBy=multi-user.target\n",
  "[Install]\nAlso=other.socket\n",
  "[Install]\nAlias=NAME-alias.service\n",
  "[Install]\nWantedBy=a.target\nDefaultInstance=one\n",
  "[Install]\nWantedBy=\n",
  "[Install]\nRequiredBy=multi-user.target\nAlso=other.socket\n",
];
const FOLDERS = [
  "usr/lib/systemd/system",
  "etc/systemd/system",
  "run/systemd/system",
  "usr/local/lib/systemd/system",
];

/** A root with one unit of every sort that systemd tells apart; gives the names to ask for. */
export function unitRoot(root: string): readonly string[] {
  const names: string[] = [];
  symlinkTo(root, "lib", "usr/lib");
  mkdirSync(join(root, "usr/lib"), { recursive: true });
  for (const [number, install] of INSTALLS.entries())
    for (const [place, folder] of FOLDERS.entries())
      for (const kind of KINDS) {
        const name = `u${number}-${place}-${kind.name}${kind.suffix}`;
        write(
          root,
          `${folder}/${name}`,
          `[Service]\nExecStart=/bin/true\n${install.replace("NAME", name.split(".")[0] ?? "")}`,
        );
        kind.link(root, { name, folder });
        names.push(name, ...(kind.also ?? []).map((word) => name.replace("@.", word)));
      }
  return [...names, "missing.service", "u0-0-missing@x.service"];
}

interface Unit {
  readonly name: string;
  readonly folder: string;
}

interface Kind {
  readonly name: string;
  readonly suffix: string;
  readonly also?: readonly string[];
  link(root: string, unit: Unit): void;
}

const KINDS: readonly Kind[] = [
  { name: "plain", suffix: ".service", link: () => undefined },
  { name: "wanted", suffix: ".service", link: linker("etc", "multi-user.target.wants") },
  { name: "required", suffix: ".socket", link: linker("etc", "x.service.requires") },
  { name: "runtime", suffix: ".timer", link: linker("run", "multi-user.target.wants") },
  { name: "vendor", suffix: ".service", link: linker("usr/lib", "multi-user.target.wants") },
  {
    name: "masked",
    suffix: ".service",
    link: (root, { name, folder }) => {
      if (!folder.startsWith("etc")) symlinkTo(root, `etc/systemd/system/${name}`, "/dev/null");
    },
  },
  {
    name: "maskedrun",
    suffix: ".service",
    link: (root, { name, folder }) => {
      if (!folder.startsWith("run")) symlinkTo(root, `run/systemd/system/${name}`, "/dev/null");
    },
  },
  {
    name: "alias",
    suffix: ".service",
    link: (root, { name, folder }) => {
      symlinkTo(root, `etc/systemd/system/${name.replace(".", "-alias.")}`, `/${folder}/${name}`);
    },
  },
  {
    name: "unknownalias",
    suffix: ".service",
    link: (root, { name, folder }) => {
      symlinkTo(root, `etc/systemd/system/other-${name}`, `/${folder}/${name}`);
    },
  },
  {
    name: "instance",
    suffix: "@.service",
    also: ["@one.", "@two."],
    link: (root, { name, folder }) => {
      symlinkTo(
        root,
        `etc/systemd/system/multi-user.target.wants/${name.replace("@.", "@one.")}`,
        `/${folder}/${name}`,
      );
    },
  },
  { name: "template", suffix: "@.service", also: ["@one."], link: () => undefined },
  {
    name: "dropin",
    suffix: ".service",
    link: (root, { name }) => {
      write(root, `etc/systemd/system/${name}.d/install.conf`, "[Install]\nWantedBy=multi-user.target\n");
    },
  },
];

function linker(base: string, directory: string) {
  return (root: string, { name, folder }: Unit): void => {
    symlinkTo(root, `${base}/systemd/system/${directory}/${name}`, `/${folder}/${name}`);
  };
}

/** Writes a file below a root. */
export function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Makes a link below a root. */
export function symlinkTo(root: string, path: string, target: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(target, join(root, path));
}
