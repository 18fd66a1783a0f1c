/** What can be completed after one command. */
export interface CommandWords {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly string[];
  readonly values: readonly string[];
  /** Commands of its own, such as `accept` of `watch`. */
  readonly nested: readonly CommandWords[];
}

/** A completion script: commands first, then a command's options and values, else file names. */
export function completionScript(commands: readonly CommandWords[], shell: "bash" | "zsh" | "fish"): string {
  switch (shell) {
    case "bash":
      return bashScript(commands);
    case "zsh":
      return `#compdef audit\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(commands)}`;
    case "fish":
      return fishScript(commands);
  }
}

function bashScript(commands: readonly CommandWords[]): string {
  const cases = commands.map((command) => `    ${command.name}) words="${wordsOf(command).join(" ")}" ;;`);
  const nested = commands.flatMap(({ name, nested }) =>
    nested.map((command) => `    "${name} ${command.name}") words="${wordsOf(command).join(" ")}" ;;`),
  );
  return `_audit() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(" ")} --help --version" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
  esac
  [ "$COMP_CWORD" -gt 2 ] && case "\${COMP_WORDS[1]} \${COMP_WORDS[2]}" in
${nested.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
}
complete -o filenames -F _audit audit
`;
}

/** What may follow a command. */
function wordsOf({ nested, values, options }: CommandWords): readonly string[] {
  return [...nested.map(({ name }) => name), ...values, ...options];
}

function fishScript(commands: readonly CommandWords[]): string {
  const lines = commands.flatMap((command) => [
    `complete -c audit -n __fish_use_subcommand -a ${command.name} -d '${quoted(command.summary)}'`,
    ...fishLines(command, `__fish_seen_subcommand_from ${command.name}`),
  ]);
  return `${lines.join("\n")}\n`;
}

/** What fish offers while a condition holds. */
function fishLines({ options, values, nested }: CommandWords, condition: string): readonly string[] {
  const own = nested.map(({ name }) => name).join(" ");
  const first = own === "" ? condition : `${condition}; and not __fish_seen_subcommand_from ${own}`;
  return [
    ...options.map((option) => `complete -c audit -n '${first}' -l ${option.replace(/^-+/, "")}`),
    ...values.map((value) => `complete -c audit -f -n '${first}' -a ${value}`),
    ...nested.flatMap((command) => [
      `complete -c audit -n '${first}' -a ${command.name} -d '${quoted(command.summary)}'`,
      ...fishLines(command, `${condition}; and __fish_seen_subcommand_from ${command.name}`),
    ]),
  ];
}

function quoted(text: string): string {
  return text.replaceAll("'", "\\'");
}
