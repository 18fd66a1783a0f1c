/** Who runs the script on the host: the user who logs in, or root by the grace of a program there. */
export type Become = "nobody-else" | "sudo" | "doas";

const SHELLS: Readonly<Record<Become, string>> = {
  "nobody-else": "sh -s",
  sudo: "sudo -n -- sh -s",
  doas: "doas -n sh -s",
};

/** Where Solaris 10 keeps the shell of POSIX, then the folders of the system, then where BSD and AIX put sudo. */
const PATH =
  "/usr/xpg4/bin:/usr/bin:/bin:/usr/sbin:/sbin:/usr/local/bin:/usr/local/sbin:/opt/freeware/bin:/opt/csw/bin";

/**
 * The command that is sent to a host: the same for everybody, and of words alone, so that sh, csh and fish read it alike.
 * The script follows on its standard input.
 */
export function remoteCommand(become: Become): string {
  return `env LC_ALL=C PATH=${PATH} ${SHELLS[become]}`;
}
