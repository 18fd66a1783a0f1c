/**
 * The path of a parameter below `/proc/sys`. As in sysctl.d(5): where the first separator is a dot, dots and slashes
 * change places (`net.ipv4.conf.eth0/1.forwarding`); where it is a slash, everything stays.
 */
export function parameterPath(name: string): string {
  const first = /[./]/.exec(name)?.[0];
  if (first !== ".") return name;
  return name.replace(/[./]/g, (separator) => (separator === "." ? "/" : "."));
}
