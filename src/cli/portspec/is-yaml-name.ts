/** Whether a file is called as configurations of PortSpec are: no policy is. */
export function isYamlName(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}
