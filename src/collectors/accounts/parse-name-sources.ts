/** Sources that are the files themselves, and systemd, which knows only the users of running services. */
const FILES: ReadonlySet<string> = new Set(["files", "compat", "systemd"]);

/** Services beside the files that `nsswitch.conf` names for users and groups (nsswitch.conf(5)), each once. */
export function parseNameSources(text: string): readonly string[] {
  const sources = new Set<string>();
  for (const line of text.split("\n")) {
    const [, words] = /^\s*(?:passwd|group|passwd_compat|group_compat)\s*:([^#]*)/.exec(line) ?? [];
    for (const word of words?.replaceAll(/\[[^\]]*\]/g, " ").split(/\s+/) ?? [])
      if (word !== "" && !FILES.has(word)) sources.add(word);
  }
  return [...sources];
}
