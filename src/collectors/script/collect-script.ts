/**
 * The script of `audit collect --script`, for POSIX shells. Only the words of `want` change (`renderCollectScript`):
 * the rest is the same for everybody, so that it can be read once and known by its digest.
 */
export const COLLECT_SCRIPT = `#!/bin/sh
# Shows which sockets of this machine listen and who owns them, for \`audit run POLICY --evidence\`. It reads and prints,
# and does nothing else: it writes no file, and takes nothing from a policy but the words in the next line. Arguments
# and environments of processes are not read. As root it sees the owners of all sockets, else those of its own user.
want='@WANT@'
LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin:/usr/etc:/usr/local/sbin:/usr/local/bin
export LC_ALL PATH
unset CDPATH IFS

wants() { case " $want " in *" $1 "*) return 0 ;; esac; return 1; }

# One section: how the file stands, what a command says of it, every line behind a blank. \`@\` is only ever ours.
sections=0
show() {
  kind=$1 path=$2 state=ok
  shift 2
  case $path in /*) if [ -r "$path" ]; then :; elif [ -e "$path" ] || [ -L "$path" ]; then state=denied
    else state=missing; fi ;; esac
  sections=$((sections + 1))
  echo "@ $kind $state $path"
  { "$@" 2>/dev/null; echo; } | sed 's/^/ /'
}
text() { show file "$1" cat "$1"; }
link() { show link "$1" readlink "$1"; }
# What a program of the system prints, where it is installed.
output() {
  command -v "$2" >/dev/null 2>&1 || return 0
  kind=$1
  shift
  show "output-$kind" "$*" "$@"
}

# Who and where we are.
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

# Which of the sought sockets processes hold: \`12/fd/3:4567\`, \`C12:4568\`; \`!12\` where some links could not be read;
# at last how many processes were looked into.
links() {
  for folder in "$@"; do
    { ls $how "$folder/fd" 2>/dev/null || echo '!'; echo .; } | sed -n -e "s|^!\\$|!$folder|p" -e '/^\\.$/p' \\
      -e "s|^l[^>]* \\\\([0-9]*\\\\) -> socket:\\\\[\\\\([0-9]*\\\\)]\\$|$folder/fd/\\\\1 \\\\2|p"
  done
}
holders() {
  { echo "$wanted"; links "$@"; } | awk '
    $1 == "L" || $1 == "C" { use[$2] = $1; next }
    /^!/ { print; next }
    $0 == "." { looked++; next }
    use[$2] == "L" { print $1 ":" $2 }
    use[$2] == "C" { sub("/.*", "", $1); print "C" $1 ":" $2 }
    END { print "=" looked + 0 }'
}
# Looks again for processes that were started meanwhile, until there are none.
walk() {
  seen=' ' hits='' extent=unsettled
  for round in 1 2 3 4 5 6 7 8 9 10 11 12; do
    fresh=''
    for pid in [0-9]*; do
      case $seen in *" $pid "*) ;; *) fresh="$fresh $pid" seen="$seen$pid " ;; esac
    done
    [ -n "$fresh" ] || break
    hits="$hits $(holders $fresh)"
    set -- $fresh
    [ "\${hits##*=}" = "$#" ] || return
  done
  # What \`ls\` prints here has to look as we expect, or else nothing was looked into.
  if [ -z "$fresh" ] && echo | ls $how self/fd | grep -q '^l[^>]* [0-9][0-9]* -> pipe:'; then extent=complete; fi
}
# A process that is still there and whose links may not all be read, or that something else is mounted upon.
denied() {
  for hit in $hits; do
    folder=\${hit#!}
    [ "$folder" != "$hit" ] && [ -d "$folder" ] || continue
    if [ ! -d "$folder/fd" ] || ls $how "$folder/fd" 2>&1 >/dev/null | grep -v 'No such' | grep -q .; then
      [ -d "$folder" ] && echo "$folder"
    fi
  done
}
# Sockets without a holder may belong to a thread that has links of its own.
threads() {
  wanted=$({ echo "$hits" | tr ' ' '\\n'; echo "$wanted"; } | awk -F '[: ]' '
    /fd/ { held[$2] = 1; next } $1 == "L" && !($2 in held)')
  [ -z "$wanted" ] || hits="$hits $(holders [0-9]*/task/[0-9]*)"
}

# Size, times and identity of a file, and its digests.
identity() { stat -L -c '%d %i %s %Y %Z %u %f' -- "$1"; }
md5() { md5sum <"$1" || openssl md5 <"$1"; }
sha256() { sha256sum <"$1" || openssl sha256 <"$1"; }
# The entry of a process; its stat is shown again after its sockets.
process() {
  text "$1/stat"; text "$1/status"; text "$1/cgroup"; link "$1/exe"; link "$1/ns/net"; link "$1/ns/mnt"
  file=$(readlink "$1/exe" && echo .)
  file=\${file%??}
  show identity "$1/exe" identity "$1/exe"
  show named "$1/exe" identity "$file"
  show rooted "$1/exe" identity "$1/root$file"
  if wants md5; then show md5 "$1/exe" md5 "$1/exe"; fi
  if wants sha256; then show sha256 "$1/exe" sha256 "$1/exe"; fi
}
owners() {
  how=-nq
  ls $how self/fd >/dev/null 2>&1 || how=-n
  wanted=$(sought)
  show sought . echo "$wanted"
  walk
  unread=$(denied)
  if [ -z "$unread" ]; then threads; unread=$(denied); fi
  show walk . echo "$extent"
  show unread . echo "$unread"
  show hits . echo "$hits"
  last=''
  for hit in $hits; do
    case $hit in [!0-9]*) continue ;; esac
    folder=/proc/\${hit%/fd/*}
    if [ "$folder" != "$last" ]; then
      [ -z "$last" ] || text "$last/stat"
      process "$folder"
    fi
    last=$folder
    link "/proc/\${hit%:*}"
  done
  [ -z "$last" ] || text "$last/stat"
}
linux() {
  for place in net user pid mnt; do link "/proc/self/ns/$place"; done
  text /proc/self/status
  show file /proc/self/mountinfo grep -E '^[^ ]+ [^ ]+ [^ ]+ [^ ]+ /proc[/ ]' /proc/self/mountinfo
  show file /proc/stat grep '^btime ' /proc/stat
  text /proc/sys/net/ipv4/ip_local_port_range
  if wants owners; then owners; fi
  for name in tcp tcp6; do show file "/proc/net/$name" table "/proc/net/$name"; done
  for name in udp udp6 udplite udplite6; do text "/proc/net/$name"; done
  for name in tcp udp; do show identity "/proc/net/$name" identity "/proc/net/$name"; done
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

everything() {
  echo '@ dotaudit recording 1'
  show host . host
  show want . echo "$want"
  text /etc/os-release
  text /usr/lib/os-release
  show file /etc/passwd users
  if wants sockets; then if [ -r /proc/self/net/tcp ] && cd /proc; then linux; else others; fi; fi
  if wants services; then text /etc/services; fi
  if wants interfaces; then output ip ip -o address; fi
  if wants rpc; then output rpcinfo rpcinfo -p; fi
  echo "@ end $sections"
}
everything </dev/null
`;
