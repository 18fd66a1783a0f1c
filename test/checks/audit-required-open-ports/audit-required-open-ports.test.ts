import { describe } from "vitest";
import { verdictCases } from "../verdict-cases.ts";

const required = (ports: string, more = "", type = "TCP") =>
  `type : AUDIT_REQUIRED_OPEN_PORTS\nport_type : ${type}\nports : "${ports}"\n${more}`;

describe("AUDIT_REQUIRED_OPEN_PORTS", () => {
  verdictCases([
    {
      says: "passes when each member has a listener",
      item: required("22, 808[0-9]"),
      host: { sockets: ["tcp 0.0.0.0:22", "tcp [::]:8085"] },
      status: "PASSED",
    },
    {
      says: "fails for a member that has none",
      item: required("22,80"),
      host: { sockets: ["tcp 0.0.0.0:22"] },
      status: "FAILED",
      words: ["nothing listens on TCP 80"],
    },
    {
      says: "does not take UDP for TCP",
      item: required("53"),
      host: { sockets: ["udp 0.0.0.0:53"] },
      status: "FAILED",
    },
    {
      says: "does not count a loopback listener by default",
      item: required("22"),
      host: { sockets: ["tcp 127.0.0.1:22"] },
      status: "FAILED",
      words: ["only this host"],
    },
    {
      says: "is satisfied by a wildcard listener where an address is demanded",
      item: required("22", 'address : "127.0.0.1"'),
      host: { sockets: ["tcp 0.0.0.0:22"] },
      status: "PASSED",
    },
    {
      says: "is ERROR when the listener may be in a table that was not seen",
      item: required("22"),
      host: { unseen: ["tcp6"] },
      status: "ERROR",
    },
    {
      says: "is ERROR when only a listener of unknown family is there",
      item: required("22", "family : IPV4"),
      host: { sockets: ["tcp [::]:22"] },
      status: "ERROR",
    },
    {
      says: "fails for an RPC program that is not registered",
      item: required("rpc:nfs"),
      host: {},
      status: "FAILED",
    },
    {
      says: "is ERROR when the portmapper could not be asked",
      item: required("rpc:nfs"),
      host: { rpc: "unseen" },
      status: "ERROR",
    },
  ]);
});
