/** Keys that no other file has at the beginning of a line or behind a brace. */
const OWN_KEYS = /(?:^|[{,])[ \t]*["']?(?:scanports|parallelscans)["']?[ \t]*:/im;
const YAML_NAME = /\.ya?ml$/i;
const POLICY_TAG = /^[ \t]*<(?:check_type|custom_item|item|if|report)\b/im;

/** Whether a text is a configuration of PortSpec and no policy: by its keys, or by the name of its file. */
export function isPortspec(text: string, name: string): boolean {
  if (POLICY_TAG.test(text)) return false;
  return YAML_NAME.test(name) || OWN_KEYS.test(text);
}
