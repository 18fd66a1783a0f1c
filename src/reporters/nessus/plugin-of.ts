/** The plug-in of Nessus that judges policies of one platform: readers know compliance results by it. */
export interface Plugin {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly agent: string;
}

const UNIX: Plugin = {
  id: "21157",
  name: "Unix Compliance Checks",
  file: "unix_compliance_check.nbin",
  agent: "unix",
};

const WINDOWS: Plugin = {
  id: "21156",
  name: "Windows Compliance Checks",
  file: "compliance_check.nbin",
  agent: "windows",
};

/** The plug-in for the `check_type` of a policy. */
export function pluginOf(checkType: string): Plugin {
  return /^Windows/i.test(checkType) ? WINDOWS : UNIX;
}
