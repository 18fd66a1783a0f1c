/** Where units stand, in the order of systemd.unit(5): the first that has one wins. */
export const UNIT_FOLDERS = [
  "/etc/systemd/system.control",
  "/run/systemd/system.control",
  "/run/systemd/transient",
  "/run/systemd/generator.early",
  "/etc/systemd/system",
  "/etc/systemd/system.attached",
  "/run/systemd/system",
  "/run/systemd/system.attached",
  "/run/systemd/generator",
  "/usr/local/lib/systemd/system",
  "/usr/lib/systemd/system",
  "/lib/systemd/system",
  "/run/systemd/generator.late",
] as const;

/** What the administrator or the package manager enabled for good. */
export const PERSISTENT = "/etc/systemd/system";

/** Whether what stands there is gone after the next start. */
export function isRuntime(folder: string): boolean {
  return folder.startsWith("/run/");
}
