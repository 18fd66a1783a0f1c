import fc from "fast-check";
import type { Evidence } from "../../src/model/evidence.ts";
import type { Owners } from "../../src/model/listening-socket.ts";
import type { OwningPackage, SocketOwner } from "../../src/model/process.ts";
import { evidenceOf, ownerOf } from "../checks/host.ts";
import type { Host } from "../checks/host.ts";
import { onHost } from "./read-learnt.ts";

const unseen = { status: "unavailable", reason: "missing-privilege", detail: "no right" } as const;

/** Names that would be syntax of a policy if they got into it as they are. */
export const HOSTILE_NAMES: readonly string[] = [
  'a" || "b',
  "a'b",
  "a\nb",
  '"\n</custom_item>\n<custom_item>\n  type : CMD_EXEC\n  cmd : "id"\n',
  "@VAR@",
  "a@b@c",
  "a#b",
  "a\\",
  'a\\"',
  "a|b",
  "a\u001b[2Jb",
  "a\u202eb",
  "<variables>",
  "</check_type>",
  "#<ui_metadata>",
  " ",
  "x ",
  "",
  "[",
  "(",
  "a{9,1}",
  "++",
  "*?",
  "g++",
  "python3.11",
  "kernel",
  "ünïcödé",
  "\ud800",
  "\u0000",
  "x".repeat(5000),
];

const name = fc.oneof(
  fc.constantFrom(...HOSTILE_NAMES, "sshd", "nginx", "named"),
  fc.string({ maxLength: 12 }),
  fc.string({ maxLength: 12, unit: "binary" }),
);
const path = fc.oneof(
  fc.constantFrom("/usr/sbin/sshd", "/usr/sbin/nginx", "/opt/Foo (x86)/a.b+c"),
  name.map((base) => `/opt/${base}`),
  name,
);
const digest = fc.constantFrom("a".repeat(64), "b".repeat(64), 'c"');

const owningPackage = fc.record({
  name,
  version: name,
  manager: fc.constantFrom("dpkg" as const, "rpm" as const),
  integrity: fc.oneof(
    fc
      .constantFrom("unchanged" as const, "changed" as const, "not-recorded" as const)
      .map((value) => ({ status: "observed" as const, value })),
    fc.constant(unseen),
  ),
}) satisfies fc.Arbitrary<OwningPackage>;

const owner: fc.Arbitrary<SocketOwner> = fc
  .record(
    {
      comm: name,
      executable: fc.oneof(
        {
          weight: 8,
          arbitrary: path.map((text) => ({
            status: "observed" as const,
            value: { path: text, deleted: false },
          })),
        },
        { weight: 1, arbitrary: fc.constant(unseen) },
      ),
      effectiveUser: fc.oneof(
        fc.constant(null),
        fc.record({
          uid: fc.nat({ max: 70_000 }),
          name: fc.oneof(fc.constant(null), name, fc.constant("root")),
        }),
      ),
      digests: fc.oneof(
        fc.constant(unseen),
        digest.map((sha256) => ({ status: "observed" as const, value: { sha256 } })),
      ),
      package: fc.oneof(
        fc.constant(unseen),
        fc.oneof(fc.constant(null), owningPackage).map((value) => ({ status: "observed" as const, value })),
      ),
    },
    { requiredKeys: ["executable"] },
  )
  .map((parts) => ownerOf("/usr/sbin/sshd", parts));

const processes = fc.array(owner, { minLength: 1, maxLength: 3 });

const owners: fc.Arbitrary<Owners> = fc.oneof(
  { weight: 6, arbitrary: processes.map((all): Owners => ({ status: "complete", processes: all })) },
  { weight: 1, arbitrary: processes.map((all): Owners => ({ status: "first", processes: all })) },
  { weight: 1, arbitrary: fc.constantFrom<Owners>({ status: "kernel" }, { status: "not-requested" }) },
  { weight: 1, arbitrary: processes.map((all): Owners => ({ status: "partial", processes: all, unseen })) },
);

const socket = fc
  .tuple(
    fc.constantFrom("tcp", "udp", "udplite"),
    fc.constantFrom("0.0.0.0", "127.0.0.1", "[::]", "[::1]", "10.0.0.1", "8.8.8.8", "224.0.0.251"),
    fc.oneof(fc.constantFrom(22, 53, 80), fc.integer({ min: 0, max: 65_535 })),
    owners,
  )
  .map(([transport, address, port, held]) => [`${transport} ${address}:${port}`, held] as const);

const host: fc.Arbitrary<Host> = fc.record(
  {
    sockets: fc.array(socket, { maxLength: 12 }),
    unseen: fc.subarray(["udp", "udp6", "udplite6"] as const),
  },
  { requiredKeys: ["sockets"] },
);

/** Evidence of one to three hosts, with names of every kind. */
export const arbitraryHosts: fc.Arbitrary<readonly Evidence[]> = fc.array(
  fc.tuple(host, name).map(([words, hostname]) => onHost(evidenceOf(words), hostname)),
  { minLength: 1, maxLength: 3 },
);
