import type { FileTest } from "../../model/file-search.ts";
import { findItem, findItemWithOption } from "./find-item.ts";

const SUID_OR_SGID = "files are SUID or SGID";
const ORPHANED = "files have no owner or group";

/** Built-in items that look through the file system; each passes when nothing is found. */
export const findItems = [
  findItemWithOption("find_suid_sgid_files", {
    suid: { what: "file with the set-user-id bit", test: filesWithAny(0o4000), are: "files are SUID" },
    sgid: { what: "file with the set-group-id bit", test: filesWithAny(0o2000), are: "files are SGID" },
    both: {
      what: "file with the set-user-id or the set-group-id bit",
      test: filesWithAny(0o6000),
      are: SUID_OR_SGID,
    },
  }),
  findItemWithOption("find_orphan_files", {
    nouser: {
      what: "file whose owner does not exist",
      test: { kind: "nouser" },
      are: "files have no owner",
    },
    nogroup: {
      what: "file whose group does not exist",
      test: { kind: "nogroup" },
      are: "files have no group",
    },
    both: {
      what: "file whose owner or group does not exist",
      test: { kind: "any", tests: [{ kind: "nouser" }, { kind: "nogroup" }] },
      are: ORPHANED,
    },
  }),
  findItem("find_world_writeable_files", {
    what: "file that everybody may write and that has no sticky bit",
    test: writeableByAll("file"),
    are: "files are world writeable",
  }),
  findItem("find_world_writeable_directories", {
    what: "directory that everybody may write and that has no sticky bit",
    test: writeableByAll("directory"),
    are: "directories are world writeable",
  }),
  findItem("find_world_readable_files", {
    what: "file that everybody may read",
    test: { kind: "all", tests: [ofType("file"), { kind: "mode", match: "all", mode: 0o004 }] },
    are: "files are world readable",
  }),
];

function filesWithAny(mode: number): FileTest {
  return { kind: "all", tests: [ofType("file"), { kind: "mode", match: "any", mode }] };
}

function writeableByAll(type: "file" | "directory"): FileTest {
  const sticky: FileTest = { kind: "mode", match: "all", mode: 0o1000 };
  const writeable: FileTest = { kind: "mode", match: "all", mode: 0o002 };
  return { kind: "all", tests: [ofType(type), writeable, { kind: "not", test: sticky }] };
}

function ofType(type: "file" | "directory"): FileTest {
  return { kind: "type", types: [type] };
}
