/** File systems that other hosts serve. */
const REMOTE = [
  "9p afs beegfs ceph cifs coda davfs fhgfs gfs gfs2 glusterfs gpfs ibrix lustre ncpfs nfs nfs3 nfs4 ocfs2 orangefs",
  "panfs prl_fs smb2 smb3 smbfs vboxsf virtiofs vmhgfs",
];

/** File systems that the kernel makes up. */
const MADE_UP = [
  "autofs bdev binder binfmt_misc bpf cgroup cgroup2 configfs cpuset debugfs devpts devtmpfs efivarfs functionfs",
  "fusectl hugetlbfs mqueue nfsd nsfs proc pstore ramoops resctrl rpc_pipefs securityfs selinuxfs smackfs sysfs tracefs",
];

const OTHERS: ReadonlySet<string> = new Set([...REMOTE, ...MADE_UP].flatMap((words) => words.split(" ")));

/** Whether a file system lies on the host's own disks or in its memory; a program that serves one may ask other hosts. */
export function isLocalFileSystem(kind: string): boolean {
  return kind !== "unknown" && !/^fuse(?:\.|$)/.test(kind) && !OTHERS.has(kind);
}
