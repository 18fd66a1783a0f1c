/** After the list of commands. */
export const TOP_HELP = `
Start here:
  audit run examples/first-look.audit     judge this machine
  audit lint policy.audit                 check a policy's text
  audit fmt policy.audit                  give a policy the canonical layout
  audit explain policy.audit:12           what line 12 of a policy means
  audit vars policy.audit                 what a policy lets you set
  audit why 22                            who listens on port 22
  audit collect -o host.evidence.json     record this machine, to be judged elsewhere
  audit scan 10.0.0.0/24 --ports 22,443   which ports of which hosts answer
  audit watch policy.audit --interval 5m  tell what changes, until it is stopped
  audit plan policy.audit                 everything that a run would read or start, before it does
  audit trust policy.audit                let the commands of this policy run, as it is now
  audit list checks                       check types; --type CMD_EXEC shows the keywords of one
`;

/** What the exit status tells. */
export const EXIT_HELP = `
Exit status:
  0  no rule failed, and none was left open (PASSED, WARNING, SKIPPED, WAIVED, KNOWN)
  1  at least one rule FAILED (outranks 2); the options of the gate change what fails
  2  at least one rule is ERROR: something was not seen; or there was no rule to judge
  64 called wrongly   65 faulty policy or evidence   66 one cannot be read   70 bug   78 Node.js too old   130 interrupted
`;

/** After the options of \`run\`. */
export const RUN_HELP = `
Examples:
  audit run policy.audit                              report on the terminal
  audit run policy.audit -o json                      JSON alone on standard output
  audit run policy.audit -o json=r.json -o junit=r.xml  files, and the terminal report
  audit run policy.audit --fail-on warning --quiet    a gate for CI
  audit run policy.audit --fail-on "severity>=medium" --soft-fail-on "tag=CIS|9.*"
  audit run policy.audit --waivers waivers.yml --baseline before.json
  audit run policy.audit --only AUDIT_DENIED_OPEN_PORTS,high --skip ports-7
  cat policy.audit | audit run -
  audit run policy.audit --evidence host.evidence.json  what was recorded, not this machine
  ss -lntup | audit run policy.audit --evidence -     the output of another tool
  audit run policy.audit --scan scan.xml              this machine beside a scan of it from outside
  audit run policy.audit --target container:web       a container from outside: no shell, nothing runs in it
  audit run policy.audit --target pid:4711 --target netns:blue -o json={target}.json -o html=all.html
  audit run policy.audit --all-netns                  every network namespace of this machine
  audit run policy.audit --target ssh://admin@web1 --become sudo  another host; nothing is installed or written there
  audit run policy.audit --target image:web.tar --predict  an image at rest, by what would listen
  audit run policy.audit --target tcp://10.0.0.0/28   hosts on the network, each a report
  audit run policy.audit --allow-command 'sshd -T'    lets this command of the policy run, and no others
  audit run --targets hosts.yml --limit env=prod --parallel 20  an inventory of targets

Run it as root: without it, other users' processes cannot be looked into, and rules about them are ERROR.
`;

/** After the options of \`collect\`. */
export const COLLECT_HELP = `
Examples:
  audit collect -o host.evidence.json.zst             everything: sockets, owners, digests, packages, names, rpc, host
  audit collect policy.audit -o host.evidence.json    what a run of this policy reads, and nothing else
  audit run policy.audit --evidence host.evidence.json  judges it, on any machine
  audit collect --script policy.audit > collect.sh; ssh web1 sh < collect.sh > web1.txt
  audit run policy.audit --evidence web1.txt          the same for a machine without Node

Of a policy with <if>, only the branches that this host takes are recorded. Command lines are left out unless
--with-arguments is given; the environment of processes is never read.

Exit status:
  0  recorded   2  recorded, but something was not seen: it is named   64 called wrongly   65 faulty policy
  66 policy cannot be read
`;

/** After the options of \`lint\`. */
export const LINT_HELP = `
Examples:
  audit lint --strict policy.audit                    a gate for CI
  audit lint --format github policies/*.audit         remarks on the lines of a pull request
  audit lint --format sarif policy.audit > lint.sarif  for code scanners

Exit status: 0 no error · 64 called wrongly · 65 at least one error (--strict: or warning) · 66 a policy cannot be read
`;

/** After the options of \`fmt\`. */
export const FMT_HELP = `
Exit status: 0 done · 1 --check found some · 2 one cannot be written · 64 called wrongly · 65 one cannot be formatted ·
66 one cannot be read
`;

/** After the options of \`explain\`. */
export const EXPLAIN_HELP = `
Examples:
  audit explain policy.audit                          the tree of the policy
  audit explain policy.audit:120                      what stands on line 120, and when it counts
  audit explain -- -:120 < policy.audit               the same, of standard input

Exit status: 0 explained · 64 called wrongly · 65 no policy could be read, or the line has an error · 66 cannot be read
`;

/** After the options of \`vars\`. */
export const VARS_HELP = `
Examples:
  audit vars policy.audit
  audit vars policy.audit --set SSH_PORT=2222 --values site.yml --format json

--set wins over --values, and --values over the default that the policy gives. A file of values has one NAME: value a
line. The same options of run, lint and why put the values into the policy.

Exit status: 0 listed, also where the policy has faults · 64 called wrongly · 65 no text at all · 66 cannot be read
`;

/** After the options of \`why\`. */
export const WHY_HELP = `
Examples:
  audit why 8443
  audit why 53/udp policy.audit
  audit why 22 --evidence host.evidence.json

Exit status: 0 something listens and its owners were seen · 1 nothing listens · 2 something was not seen
`;

/** After the options of \`list\`. */
export const LIST_HELP = `
Examples:
  audit list checks
  audit list checks --type FILE_CHECK
  audit list checks --format json
  audit list evidence                     tools whose output --evidence reads, and what it never shows
`;

/** After the options of \`waive\`. */
export const WAIVE_HELP = `
Examples:
  audit waive only-ssh-is-open --port 9100/tcp --approver "Jo Brand" --reason "until the agent is replaced" \\
    --until "2026-12-31[Europe/Berlin]"
  audit waive only-ssh-is-open --report report.json   host and port are taken from the finding
  audit run policy.audit --waivers waivers.yml

Exit status: 0 added, ready to be used · 2 added, with fields to fill in · 64 called wrongly · 65 a faulty file
`;

/** After the options of \`baseline\`. */
export const BASELINE_HELP = `
Examples:
  audit run policy.audit -o json=now.json             a report
  audit baseline update before.json now.json          makes it the baseline
  audit run policy.audit --baseline before.json       fails only for what is new, and lists what is gone

Exit status: 0 done · 64 called wrongly · 65 a faulty report · 66 one cannot be read
`;

/** After the options of \`register\`. */
export const REGISTER_HELP = `
Examples:
  audit register policy.audit                         Markdown on standard output
  audit register policy.audit -o csv=register.csv -o html=register.html
  audit register policy.audit --evidence host.evidence.json

Of a rule about ports, justification : "22: remote administration" says why a port is in use, owner_contact who answers
for it, review_date until when. Ports that are open and not listed are shown too.

Exit status:
  0  every open port is justified   1  one is not   2  something was not seen   64 called wrongly   65 faulty policy
  66 policy cannot be read
`;
