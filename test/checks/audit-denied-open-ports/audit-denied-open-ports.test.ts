import { describe } from "vitest";
import { verdictCases } from "../verdict-cases.ts";

const denied = (ports: string, more = "", type = "TCP") =>
  `type : AUDIT_DENIED_OPEN_PORTS\nport_type : ${type}\nports : "${ports}"\n${more}`;

describe("AUDIT_DENIED_OPEN_PORTS", () => {
  verdictCases([
    { says: "passes when nothing is open", item: denied("21,23"), host: {}, status: "PASSED" },
    {
      says: "fails when a listed port is open",
      item: denied("21,23"),
      host: { sockets: ["tcp 0.0.0.0:23"] },
      status: "FAILED",
      words: ['"port":23'],
    },
    {
      says: "does not count loopback",
      item: denied("21,23"),
      host: { sockets: ["tcp 127.0.0.1:23"] },
      status: "PASSED",
    },
    {
      says: "counts loopback where the rule names it",
      item: denied("23", 'scope : "loopback"'),
      host: { sockets: ["tcp 127.0.0.1:23"] },
      status: "FAILED",
    },
    {
      says: "passes for 8 and 180 against 8[0-9]+",
      item: denied("8[0-9]+"),
      host: { sockets: ["tcp 0.0.0.0:8", "tcp 0.0.0.0:180"] },
      status: "PASSED",
    },
    {
      says: "fails for 8080 against 8[0-9]+",
      item: denied("8[0-9]+"),
      host: { sockets: ["tcp 0.0.0.0:8080"] },
      status: "FAILED",
    },
    {
      says: "fails with an empty list when anything is open",
      item: denied(""),
      host: { sockets: ["tcp 0.0.0.0:1"] },
      status: "FAILED",
    },
    {
      says: "is ERROR when a table could not be read",
      item: denied("23"),
      host: { unseen: ["tcp"] },
      status: "ERROR",
    },
    {
      says: "is FAILED when the denied port was seen in the other table",
      item: denied("23"),
      host: { sockets: ["tcp [::]:23"], unseen: ["tcp"] },
      status: "FAILED",
    },
    {
      says: "is ERROR when a registered program may have the name that is denied",
      item: denied("rpc:portmapper"),
      host: {
        sockets: ["tcp 0.0.0.0:111"],
        rpc: [
          {
            program: 555555,
            version: 1,
            name: "shown",
            aliases: [],
            names: "first-only",
            transport: "tcp",
            family: "ipv4",
            port: 111,
          },
        ],
      },
      status: "ERROR",
      words: ["may be the one", "rpc:NUMBER"],
    },
    {
      says: "is ERROR when a name cannot be resolved",
      item: denied("ssh"),
      host: { services: "unseen" },
      status: "ERROR",
    },
    {
      says: "catches a wildcard listener with an address of the network",
      item: denied("5432", 'address : "public"'),
      host: { sockets: ["tcp 0.0.0.0:5432"] },
      status: "FAILED",
    },
    {
      says: "lets a private listener be where only public ones are denied",
      item: denied("5432", 'address : "public"'),
      host: { sockets: ["tcp 10.0.0.1:5432"] },
      status: "PASSED",
    },
  ]);
});
