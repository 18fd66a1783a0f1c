/**
 * The path of a parameter below `/proc/sys`. As in sysctl.d(5): where the first separator is a dot, dots and slashes
 * change places (`net.ipv4.conf.eth0/1.forwarding`); where it is a slash, everything stays. Slashes too many are left out.
 */
export function parameterPath(name: string): string {
  const isDotted = /[./]/.exec(name)?.[0] === ".";
  const path = isDotted ? name.replace(/[./]/g, (separator) => (separator === "." ? "/" : ".")) : name;
  return path
    .split("/")
    .filter((part) => part !== "")
    .join("/");
}
