/** After the list of commands. */
export const TOP_HELP = `
Start here:
  audit run examples/first-look.audit     judge this machine
  audit lint policy.audit                 check a policy's text
  audit why 22                            who listens on port 22
  audit list checks                       check types and their keywords
`;

/** What the exit status tells. */
export const EXIT_HELP = `
Exit status:
  0  no rule failed, and none was left open (PASSED, WARNING, SKIPPED)
  1  at least one rule FAILED (outranks 2); --fail-on widens this
  2  at least one rule is ERROR: something was not seen; or there was no rule to judge
  64 called wrongly   65 faulty policy   66 policy cannot be read   70 bug   78 Node.js too old   130 interrupted
`;

/** After the options of \`run\`. */
export const RUN_HELP = `
Examples:
  audit run policy.audit                              report on the terminal
  audit run policy.audit -o json                      JSON alone on standard output
  audit run policy.audit -o json=r.json -o junit=r.xml  files, and the terminal report
  audit run policy.audit --fail-on warning --quiet    a gate for CI
  cat policy.audit | audit run -

Run it as root: without it, other users' processes cannot be looked into, and rules about them are ERROR.
`;

/** After the options of \`lint\`. */
export const LINT_HELP = `
Exit status: 0 no error · 64 called wrongly · 65 at least one error · 66 a policy cannot be read
`;

/** After the options of \`why\`. */
export const WHY_HELP = `
Examples:
  audit why 8443
  audit why 53/udp policy.audit

Exit status: 0 something listens and its owners were seen · 1 nothing listens · 2 something was not seen
`;
