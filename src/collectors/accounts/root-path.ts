import type { AccountLine, RootPathFacts } from "../../model/accounts.ts";
import type { Observation, Seen } from "../../model/observation.ts";
import { loginSetting } from "../../support/login-setting.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { defineCollector } from "../define-collector.ts";
import { expandShellWord } from "./expand-shell-word.ts";
import { followScript } from "./login-path.ts";
import type { LoginShellState } from "./login-path.ts";
import { readUsers } from "./read-accounts.ts";
import { readEntryAt } from "./read-entry-at.ts";

const SOURCE = "login.defs and the start-up files of root's shell";
const LIMIT = 1 << 20;
const MOST_FILES = 200;
/** What `su` and `login` take where `login.defs` says nothing. */
const DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/sbin:/bin:/usr/sbin:/usr/bin";
const BASH_PROFILES = [".bash_profile", ".bash_login", ".profile"];
const READ = ["/etc/passwd", "/etc/login.defs", "/etc/environment", "/etc/profile", "/etc/profile.d/*.sh"];

/** The search path of root, as its login sets it: told from files, no program is run. */
export const rootPath = defineCollector({
  id: "root-path",
  kind: "root-path",
  summary:
    "The PATH that root's login sets, from login.defs, /etc/environment and the start-up files of its shell.",
  cannotSee: ["what a program prints that a start-up file runs", "other shells than bash, dash, ash and ksh"],
  isApplicable: ({ files }) => files !== null,
  touches: () => [
    ...[...READ, ...[...BASH_PROFILES, ".bashrc"].map((name) => `~/${name}`)].map(
      (path) => ({ kind: "file", path }) as const,
    ),
    { kind: "other", words: "what the start-up files of root read, and the folders in its search path" },
  ],
  collect({ files }, requests) {
    return Promise.resolve(requests.map(() => observe(files)));
  },
});

function observe(files: FileAccess | null): Observation<RootPathFacts> {
  if (files === null) return unavailable("not-supported", "The files of this target cannot be read.");
  const value = pathOfLogin(files);
  if (value.status === "unavailable") return { ...value, source: SOURCE };
  const parts = value.value.split(":").map((text) => ({ text, entry: readEntryAt(files, text) }));
  return { status: "observed", source: SOURCE, facts: { value: value.value, parts } };
}

function pathOfLogin(files: FileAccess): Seen<string> {
  const users = readUsers(files);
  if (users.status === "unavailable") return users;
  const root = users.value.lines.find(({ uid }) => uid === 0);
  if (root === undefined)
    return unavailable("missing-source", "No well-formed line of /etc/passwd is root's.");
  const shell = root.shell.slice(root.shell.lastIndexOf("/") + 1);
  if (!/^(?:|sh|bash|dash|ash|ksh|mksh)$/.test(shell))
    return unavailable(
      "not-supported",
      `The start-up files of ${root.shell}, root's shell, are not followed.`,
    );
  const path = pathAtFirst(files);
  return path.status === "unavailable" ? path : followLogin(files, root, path.value);
}

function followLogin(files: FileAccess, root: AccountLine, path: string): Seen<string> {
  const variables = new Map([
    ["HOME", root.home],
    ["PATH", path],
    ["BASH", isBash(files, root.shell) ? root.shell : ""],
  ]);
  const state: LoginShellState = { files, variables, unclear: null, filesLeft: MOST_FILES };
  followScript("/etc/profile", state, "surely");
  const profile = profileOf(files, root);
  if (profile !== null) followScript(profile, state, "surely");
  const value = variables.get("PATH");
  if (state.unclear === null && value !== undefined) return { status: "observed", value };
  return unavailable(
    "not-supported",
    `What ${state.unclear ?? "root's login"} makes of PATH is not followed.`,
  );
}

/** `/etc/environment` is read by the PAM modules of `su` and `login`, after `login.defs`. */
function pathAtFirst(files: FileAccess): Seen<string> {
  const defs = textOf(files, "/etc/login.defs");
  const environment = textOf(files, "/etc/environment");
  if (defs.status === "unavailable") return defs;
  if (environment.status === "unavailable") return environment;
  const [, set = DEFAULT_PATH] = /^PATH=(.*)$/s.exec(loginSetting(defs.value, "ENV_SUPATH") ?? "") ?? [];
  return { status: "observed", value: environmentPath(environment.value) ?? set };
}

function environmentPath(text: string): string | null {
  const lines = [...text.matchAll(/^\s*(?:export\s+)?PATH=(.*)$/gm)];
  const value = lines.at(-1)?.[1];
  return value === undefined ? null : (expandShellWord(value.trim(), new Map()) ?? value.trim());
}

/** Red Hat, Arch and others link `sh` to bash, which then behaves as `sh`. */
function isBash(files: FileAccess, shell: string): boolean {
  if (shell.endsWith("bash")) return true;
  const link = files.readLink(shell === "" ? "/bin/sh" : shell);
  return link.status === "observed" && link.value.endsWith("bash");
}

/** One that cannot be looked at may be the one that is read. */
function profileOf(files: FileAccess, { home, shell }: { readonly home: string; readonly shell: string }) {
  const names = shell.endsWith("bash") ? BASH_PROFILES : [".profile"];
  const paths = names.map((name) => `${home.replace(/\/+$/, "")}/${name}`);
  const isAbsent = (path: string) => {
    const seen = files.stat(path);
    return seen.status === "unavailable" && seen.reason === "missing-source";
  };
  return paths.find((path) => !isAbsent(path)) ?? null;
}

function textOf(files: FileAccess, path: string): Seen<string> {
  const text = files.readText(path, LIMIT);
  if (text.status === "observed" || text.reason !== "missing-source") return text;
  return { status: "observed", value: "" };
}

function unavailable(reason: "not-supported" | "missing-source", detail: string) {
  return { status: "unavailable", source: SOURCE, reason, detail } as const;
}
