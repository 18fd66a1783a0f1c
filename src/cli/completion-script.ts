/** What can be completed after one command. */
export interface CommandWords {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly string[];
  readonly values: readonly string[];
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
  const cases = commands.map(
    ({ name, options, values }) => `    ${name}) words="${[...values, ...options].join(" ")}" ;;`,
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
  COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
}
complete -o filenames -F _audit audit
`;
}

function fishScript(commands: readonly CommandWords[]): string {
  const lines = commands.flatMap(({ name, summary, options, values }) => [
    `complete -c audit -n __fish_use_subcommand -a ${name} -d '${summary.replaceAll("'", "\\'")}'`,
    ...options.map(
      (option) =>
        `complete -c audit -n '__fish_seen_subcommand_from ${name}' -l ${option.replace(/^-+/, "")}`,
    ),
    ...values.map((value) => `complete -c audit -f -n '__fish_seen_subcommand_from ${name}' -a ${value}`),
  ]);
  return `${lines.join("\n")}\n`;
}
