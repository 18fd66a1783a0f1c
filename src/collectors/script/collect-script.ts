import { HOLDERS_PART } from "./holders-part.ts";
import { PACKAGES_PART } from "./packages-part.ts";

/**
 * The script of `audit collect --script`, for POSIX shells. Only the words of `want` change (`renderCollectScript`):
 * the rest is the same for everybody, so that it can be read once and known by its digest.
 */
export const COLLECT_SCRIPT = `#!/bin/sh
# Shows which sockets of this machine listen and who owns them, for \`audit run POLICY --evidence\`. It reads and prints,
# and does nothing else: it writes no file, and takes nothing from a policy but the words in the next line. Arguments
# and environments of processes are not read. As root it sees the owners of all sockets, else those of its own user.
want='@WANT@'
LC_ALL=C PATH=/usr/xpg4/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/etc:/usr/local/sbin:/usr/local/bin
export LC_ALL PATH
unset CDPATH IFS
wants() { case " $want " in *" $1 "*) return 0 ;; esac; return 1; }

# One section: how the file stands, what a command says of it, every line behind a blank. \`@\` is only ever ours.
sections=0
show() {
  kind=$1 path=$2 state=ok
  shift 2
  case $path in /*) [ -r "$path" ] || state=denied; [ -e "$path" ] || [ -L "$path" ] || state=missing ;; esac
  sections=$((sections + 1))
  echo "@ $kind $state $path"
  { "$@" 2>/dev/null; echo; } | sed 's/^/ /'
}
text() { for file in "$@"; do show file "$file" cat "$file"; done; }
link() { show link "$1" readlink "$1"; }
identity() { show identity "$1" stat -L -c '%d %i %s %Y %Z %u %f' "$1"; }
# What a program of the system prints, where it is installed.
output() { kind=$1; shift; ! command -v "$1" >/dev/null 2>&1 || show "output-$kind" "$*" "$@"; }

# Who and where we are: system, user, time, order of bytes, name.
host() {
  uname -s; uname -r; uname -m; id -u; date -u +%Y-%m-%dT%H:%M:%SZ
  printf '\\001\\000' | od -An -tx2 | tr -d ' '
  uname -n
}
users() { sed -n 's/^\\([^:]*\\):[^:]*:\\([0-9]*\\):.*/\\1:x:\\2:/p' /etc/passwd; }

# The tables of the kernel, without the connections of TCP. Sockets by inode: L listens, C is a client over UDP.
table() { grep -Ev '^ *[0-9]+: [0-9A-F:]+ [0-9A-F:]+ 0[1-9BC] ' "$1"; }
sought() {
  cat net/tcp net/tcp6 2>/dev/null | awk '$4 == "0A" { print "L " $10 }'
  cat net/udp net/udp6 net/udplite net/udplite6 2>/dev/null |
    awk '$4 == "07" { print "L " $10 } $4 == "01" { print "C " $10 }'
}

${HOLDERS_PART}

# Runs a command on files of all owners: \`&\` is the folder of one.
each() { names=$1; shift; echo "$folders" | sed "s|.*|$names|" | xargs "$@"; }
# Where the program of an owner is, which may be any text, and whether that leads us, or the owner itself, to the file.
program() {
  file=$(readlink "$1" && echo .)
  show link "/proc/$1" printf %s "\${file%.}"
  file=\${file%??}
  paths="$paths$file
"
  if [ "$1" -ef "$file" ]; then show named "/proc/$1" :; fi
  case $file in *' (deleted)') if [ "$1" -ef "\${1%exe}root$file" ]; then show rooted "/proc/$1" :; fi ;; esac
}
# Digests of the programs, of each one only once.
digest() {
  if command -v "$1sum" >/dev/null 2>&1; then set -- "$1sum"; else set -- openssl "$1"; fi
  { echo "$identities"; echo "$folders" | sed 's|$|/exe|'; } | awk '
    NF == 1 { if (!($1 in known)) print $1; next }
    { known[$1]; $1 = $1; file = $1; $1 = "" } !once[$0]++ { print file }' | xargs "$@"
}
# The sockets that owners still hold. Without -q the name of a file can look like a link: each is read by itself then.
again() {
  if [ "$how" = -nq ]; then { echo "$wanted"; echo "$folders" | sed 's/^/F /'; } | holders; return; fi
  for hit in $(echo "$found" | grep '^[0-9]'); do
    if [ "$(readlink "\${hit%:*}")" = "socket:[\${hit#*:}]" ]; then echo "$hit"
    elif [ -d "\${hit%%/*}" ]; then echo odd; fi
  done
}
owners() {
  how=-nq paths=''
  ls $how self/fd >/dev/null 2>&1 || how=-n
  wanted=$(sought)
  found=$(echo "$wanted" | holders)
  show sought . echo "$wanted"
  show holders . echo "$found"
  folders=$(echo "$found" | sed -n 's/^+//p')
  [ -n "$folders" ] || return 0
  show entries first each '&/stat &/status &/cgroup' grep '' /dev/null
  show namespaces . each '&/ns/net &/ns/mnt' ls -n
  for folder in $folders; do program "$folder/exe"; done
  identities=$(each '&/exe' stat -L -c '%n %d %i %s %Y %Z %u %f' 2>/dev/null)
  show identities . echo "$identities"
  for name in md5 sha256; do if wants $name; then show $name . digest $name; fi; done
  # Whether all this was about the same processes: their sockets and their entries once more.
  show held . again
  show entries last each '&/stat' grep '' /dev/null
  if wants packages; then packages; fi
}
${PACKAGES_PART}
linux() {
  for place in net user pid mnt; do link "/proc/self/ns/$place"; done
  text /proc/self/status
  show file /proc/self/mountinfo grep -E '^[^ ]+ [^ ]+ [^ ]+ [^ ]+ /proc[/ ]' /proc/self/mountinfo
  show file /proc/stat grep '^btime ' /proc/stat
  text /proc/sys/net/ipv4/ip_local_port_range
  if wants owners; then owners; fi
  for name in tcp tcp6; do show file "/proc/net/$name" table "/proc/net/$name"; done
  for name in udp udp6 udplite udplite6; do text "/proc/net/$name"; done
  for name in tcp udp; do identity "/proc/net/$name"; done
}
others() {
  case $(uname -s) in
    AIX) output netstat netstat -Aan ;;
    FreeBSD) output netstat netstat -an; output sockstat sockstat -46 ;;
    *) output netstat netstat -an ;;
  esac
  output lsof lsof -nP -i
  output ps ps -ef
}

state() { :; }

everything() {
  echo '@ dotaudit recording 1'
  show host . host
  show want . echo "$want"
  text /etc/os-release /usr/lib/os-release
  show file /etc/passwd users
  if wants sockets; then if [ -r /proc/self/net/tcp ] && cd /proc; then linux; else others; fi; fi
  if wants services; then text /etc/services; fi
  if wants interfaces; then output ip ip -o address; fi
  if wants rpc; then output rpcinfo rpcinfo -p; fi
  state
  echo "@ end $sections"
}
everything </dev/null
`;
