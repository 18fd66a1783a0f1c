import { findItem, findItemWithOption } from "./find-item.ts";

/** Built-in items that look through the file system; each passes when nothing is found. */
export const findItems = [
  findItemWithOption("find_suid_sgid_files", {
    suid: "file with the set-user-id bit",
    sgid: "file with the set-group-id bit",
    both: "file with the set-user-id or the set-group-id bit",
  }),
  findItemWithOption("find_orphan_files", {
    nouser: "file whose owner does not exist",
    nogroup: "file whose group does not exist",
    both: "file whose owner or group does not exist",
  }),
  findItem("find_world_writeable_files", "file that everybody may write and that has no sticky bit"),
  findItem(
    "find_world_writeable_directories",
    "directory that everybody may write and that has no sticky bit",
  ),
  findItem("find_world_readable_files", "file that everybody may read"),
];
