const SUBJECTS = [
  "the message broker",
  "the build server",
  "the metrics agent",
  "the mail relay",
  "the cache",
];
const VERBS = ["belongs to", "is served by", "is held only by", "is kept for"];

/** A policy without a fault, of items as people write them, that has at least so many bytes (ASCII). */
export function makePolicyText(bytes: number): string {
  const parts = ['# Made for the bench.\n\n<check_type:"Unix">\n'];
  let length = 0;
  for (let n = 0; length < bytes; n += 1) {
    const item = ITEMS[n % ITEMS.length]?.(n) ?? "";
    parts.push(item);
    length += item.length;
  }
  return `${parts.join("\n")}\n</check_type>\n`;
}

const ITEMS: readonly ((n: number) => string)[] = [
  (n) => `# Agreed with operations, ticket OPS-${n}; to be looked at again once ${subject(n)} has moved.
<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "${n}. Port ${port(n)} ${VERBS[n % VERBS.length] ?? ""} ${subject(n)}"
  info        : "Another program on this port would be given the data that clients mean for ${subject(n)}.

The port is listed in the network plan, together with the hosts that may talk to it:
  - the hosts of the application
  - the hosts that watch over them"
  solution    : "Find out what started the process, stop it, and start ${subject(n)} again.
Then tell those who own the host."
  reference   : "800-53|CM-7,800-53|SC-7,CSCv7|9.2"
  see_also    : "https://example.org/network/plan/${n}"
  port_type   : TCP
  ports       : "${port(n)}"
  name        : "service-${n % 97}|/usr/lib/service/worker-[0-9]+"
  port_option : CAN_BE_CLOSED
</custom_item>
`,
  (n) => `<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "${n}. The test ports of ${subject(n)} are closed"
  info        : "They have no access control: \\"for development only\\", says the manual."
  solution    : "Set 'debug: off' in its configuration."
  port_type   : TCP
  ports       : "${port(n)}, ${port(n + 1)}, ${port(n + 2)}"
</custom_item>
`,
  (n) => `<custom_item>
  type        : AUDIT_REQUIRED_OPEN_PORTS
  description : "${n}. There is ${subject(n)}"
  severity    : MEDIUM
  port_type   : UDP
  ports       : "${port(n)}"
</custom_item>
`,
  (n) => `<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "${n}. Beside ${subject(n)} nothing else listens"
  info        : "What nobody listed is what nobody maintains."
  solution    : "Stop it, or list it with the reason."
  reference   : "800-53|CM-7"
  port_type   : ANY
  ports       : "22, 80, 443, ${port(n)}"
</custom_item>
`,
];

function subject(n: number): string {
  return SUBJECTS[n % SUBJECTS.length] ?? "";
}

function port(n: number): number {
  return 1024 + ((n * 7919) % 60_000);
}
