import type { ScratchEntries } from "../../agreement/scratch-host.ts";

const DEBIAN = `if [ "$(id -u)" -eq 0 ]; then
  PATH="/usr/local/sbin:/usr/sbin:/sbin:/bin"
else
  PATH="/usr/games"
fi
export PATH
if [ "\${PS1-}" ]; then
  if [ "\${BASH-}" ] && [ "$BASH" != "/bin/sh" ]; then PS1='x'; fi
fi
if [ -d /etc/profile.d ]; then
  for i in /etc/profile.d/*.sh; do
    if [ -r $i ]; then
      . $i
    fi
  done
  unset i
fi
`;
const RED_HAT = `pathmunge () {
    case ":\${PATH}:" in
        *:"$1":*)
            ;;
        *)
            if [ "$2" = "after" ] ; then
                PATH=$PATH:$1
            else
                PATH=$1:$PATH
            fi
    esac
}
if [ -x /usr/bin/id ]; then
    if [ -z "$EUID" ]; then
        EUID=\`/usr/bin/id -u\`
    fi
    USER="\`/usr/bin/id -un\`"
fi
if [ "$EUID" = "0" ]; then
    pathmunge /opt/sbin
    pathmunge /opt/sbin
else
    pathmunge /opt/sbin after
fi
pathmunge /opt/last after
`;

/** What start-up files do that is followed. */
export const KNOWN: readonly (readonly [words: string, files: ScratchEntries])[] = [
  ["login.defs alone", { "/etc/login.defs": "ENV_SUPATH PATH=/a/sbin:/bin\n" }],
  [
    "the profile of Debian",
    {
      "/etc/profile": DEBIAN,
      "/etc/profile.d/a.sh": "PATH=$PATH:/opt/a\n",
      "/etc/profile.d/b.txt": "PATH=/x\n",
    },
  ],
  [
    "the profile of Red Hat",
    { "/etc/profile": RED_HAT, "/etc/login.defs": "ENV_SUPATH PATH=/a:/bin:/usr/bin\n" },
  ],
  [
    "bash_profile before profile",
    { "/root/.bash_profile": "export PATH=/one:/bin\n", "/root/.profile": "PATH=/two:/bin\n" },
  ],
  ["a variable of its own", { "/root/.profile": 'X="$HOME/x"; export PATH="$X/bin:${X}/sbin:$PATH"\n' }],
  [
    "a file that is sourced",
    {
      "/root/.profile": 'if [ "$BASH" ]; then\n  if [ -f ~/.bashrc ]; then\n    . ~/.bashrc\n  fi\nfi\n',
      "/root/.bashrc": "PATH=~/bin:$PATH:~/x\n",
    },
  ],
  [
    "what is not true",
    {
      "/root/.profile":
        'if [ -f /no/such/file ]; then PATH=/x; elif [ ! -d /etc ]; then PATH=/y; else PATH="/z:/bin"; fi\n[ -e /no/such ] && PATH=/w\n[ -e /etc ] && PATH=$PATH:/v\n',
    },
  ],
  ["an end of its own", { "/root/.profile": "PATH=/a:/bin\nreturn 0\nPATH=/b\n" }],
  ["empty parts and a dot", { "/root/.profile": "PATH=.:$PATH::/x:\n" }],
  ["a path for one command", { "/root/.profile": "PATH=/bin:/usr/bin\nPATH=/x true\n" }],
  [
    "a here-document and comments",
    {
      "/root/.profile":
        "PATH=/bin:/usr/bin # PATH=/x\ncat >/dev/null <<EOF\nPATH=/y\nEOF\necho 'x; y' >/dev/null\\\n\n",
    },
  ],
  ["quotes", { "/root/.profile": `PATH='/a b':"/c\\"d":/e\\ f:/bin\n` }],
  ["a function that is not called", { "/root/.profile": "f()\n{\n  PATH=/x\n}\nPATH=/bin:/q\n" }],
  ["a value that is set anew", { "/root/.profile": 'eval "x=1"\nPATH=/bin:/r\n' }],
  ["what stands where a variable is set", { "/root/.profile": 'PATH="${PATH:+$PATH:}/s"\n' }],
];

/** What they do that is not followed, and where. */
export const UNKNOWN: readonly (readonly [words: string, files: ScratchEntries, place: string])[] = [
  ["a program decides", { "/root/.profile": '\neval "$(x)"\n' }, "/root/.profile:2"],
  [
    "it may be in a file that cannot be looked at",
    { "/root/.profile": { leadsTo: ".profile" } },
    "/root/.profile",
  ],
  ["its value comes from a program", { "/root/.profile": "PATH=$(x)\n" }, "/root/.profile:1"],
  [
    "a condition is not known",
    { "/root/.profile": 'if [ "$TERM" = x ]; then\nPATH=/x\nfi\n' },
    "/root/.profile:2",
  ],
  ["a loop sets it", { "/root/.profile": "for i in a b; do PATH=$PATH:$i; done\n" }, "/root/.profile:1"],
  ["a case sets it", { "/root/.profile": "case $x in\na) PATH=/x ;;\nesac\n" }, "/root/.profile:2"],
  [
    "the login may have ended before",
    { "/root/.profile": '[ -z "$PS1" ] && return\nPATH=/x\n' },
    "/root/.profile:2",
  ],
  [
    "the folder of profiles is read on a condition",
    {
      "/etc/profile": 'if [ "$TERM" ]; then\nfor i in /etc/profile.d/*.sh; do . $i; done\nfi\n',
      "/etc/profile.d/a.sh": "\nPATH=/x\n",
    },
    "/etc/profile.d/a.sh:2",
  ],
  ["a function is called", { "/root/.profile": "f()\n{\n  PATH=/x\n}\nf\n" }, "/root/.profile:5"],
  ["a file is not known", { "/root/.profile": '. "$x"\n' }, "/root/.profile:1"],
  ["a file sources itself", { "/root/.profile": ". ~/.profile\n" }, "/root/.profile"],
  [
    "after a command that may fail",
    { "/root/.profile": "grep x /etc/passwd && PATH=/x\n" },
    "/root/.profile:1",
  ],
];
