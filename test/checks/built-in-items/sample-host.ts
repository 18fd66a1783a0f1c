import type { ScratchEntries } from "../../agreement/scratch-host.ts";

/** A host with which every item is content. */
export const HOST: ScratchEntries = {
  "/etc/passwd":
    "root:x:0:0:root:/root:/bin/bash\nbin:*:2:2::/var/bin:/usr/sbin/nologin\nann:x:1000:1000:Ann:/home/ann:/bin/bash\n",
  "/etc/group": "root:x:0:\nbin:x:2:\nann:x:1000:\nstaff:x:50:ann,bin\n",
  "/etc/shadow": "root:$6$x$y:1:0:99999:7:::\nbin:*:1:0:99999:7:::\nann:!:1:0:99999:7:::\n",
  "/etc/shells": "# shells\n/bin/bash\n/usr/sbin/nologin\n",
  "/etc/ftpusers": "root\nbin\n",
  "/etc/nsswitch.conf": "passwd: files systemd\n",
  "/etc/login.defs": "# PASS_MAX_DAYS 5\nPASS_MAX_DAYS\t90\nPASS_MIN_DAYS 7\nPASS_MIN_LEN 12\n",
  "/etc/securetty": "console\ntty1\n# pts/0\n",
  "/etc/profile": 'PATH="/usr/sbin:/usr/bin"\nexport PATH\n',
  "/bin/bash": { text: "", mode: 0o755 },
  "/usr/sbin/nologin": { text: "", mode: 0o755, uid: 2 },
  "/usr/sbin": {},
  "/usr/bin": {},
  "/root": { mode: 0o700 },
  "/var/bin": { uid: 2, gid: 2 },
  "/home/ann": { uid: 1000, gid: 1000, mode: 0o750 },
  "/home/ann/.bashrc": { text: "", uid: 1000, gid: 1000 },
  "/home/ann/.profile": { text: "", uid: 0, gid: 0 },
};
