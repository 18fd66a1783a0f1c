/** The part of the script that shows files: inodes, links, folders, texts, digests, and what is below homes. */
export const FILES_PART = `# What rules ask for. Their paths are words of the shell, in which nothing but globs is not quoted.
newline='
'
# Calls a function with 200 words at a time.
some() {
  call=$1
  shift
  while [ $# -gt 0 ]; do
    count=0 words=
    while [ $count -lt 200 ] && [ $count -lt $# ]; do count=$((count + 1)) words="$words \\"\\\${$count}\\""; done
    eval "$call $words"
    shift $count
  done
}
# Inodes: E of a path itself, F of what it leads to; why there is nothing; and where links lead. What follows the last
# glob of a path comes first, so that it is also looked for where it is not.
entries() {
  tail=$1
  shift
  show entries-at . some entry "$@"
  show links-at . links "$@"
}
links() { for item in "$@"; do [ ! -L "$item$tail" ] || leads "$item$tail"; done; }
entry() {
  for item in "$@"; do set -- "$@" "$item$tail"; shift; done
  stat -c 'E %d %i %s %Y %Z %u %g %f %n//' "$@"
  stat -L -c 'F %d %i %s %Y %Z %u %g %f %n//' "$@"
  for item in "$@"; do
    [ -e "$item" ] || case $(stat -L "$item" 2>&1) in
      *': No such file or directory' | *': Not a directory') printf 'missing %s//\\n' "$item" ;;
      *': Permission denied') printf 'denied %s//\\n' "$item" ;;
      *) printf 'odd %s//\\n' "$item" ;;
    esac
  done
}
# Only a link that leads to one line can be told from the next one.
leads() {
  target=$(readlink "$1" && echo .)
  case $target in *"$newline"*"$newline"*) ;; *"$newline".) printf '%s//\\n%s\\n' "$1" "\${target%??}" ;; esac
}
# What is in folders. No name has a slash, so that each line with one begins a name.
lists() { for item in "$@"; do [ ! -d "$item" ] || show list-at . list "$item"; done; }
list() { printf '%s//\\n' "$1"; find "$1/." ! -name . -prune -print; printf '= %s\\n' $?; }
# Texts of files, up to a number of bytes. What the kernel makes up may have no end.
contents() {
  most=$1
  shift
  for item in "$@"; do [ ! -f "$item" ] || show content-at . content "$item" "$most"; done
}
content() {
  printf '%s//\\n' "$1"
  ended=0 how=whole
  if [ ! -r "$1" ]; then ended=denied
  elif is_drained "$1"; then ended=drained
  elif is_secret "$1" && ! without_digests "$1" | cmp -s - "$1"; then without_digests "$1"; ended=$? how=masked
  else
    case $1 in /proc/* | /sys/*) in_time head -c $(($2 + 1)) "$1" ;; *) head -c $(($2 + 1)) "$1" ;; esac
    ended=$?
  fi
  printf '\\n= %s %s %s\\n' $ended "$2" $how
}
# What loses what is read of it.
is_drained() {
  for item in /proc/kmsg /sys/kernel/tracing/trace_pipe /sys/kernel/debug/tracing/trace_pipe; do
    [ ! "$1" -ef "$item" ] || return 0
  done
  return 1
}
in_time() {
  if command -v timeout >/dev/null 2>&1; then timeout 30 "$@"; else case $* in *kmsg* | *trace*) false ;; *) "$@" ;; esac; fi
}
# Digests of passwords never leave the machine.
is_secret() {
  case $1 in /etc/passwd | /etc/passwd[-.]* | /etc/*shadow* | /etc/master.passwd | /etc/security/*passwd*) return 0 ;; esac
  for item in passwd shadow gshadow; do [ ! "$1" -ef "/etc/$item" ] || return 0; done
  return 1
}
without_digests() {
  awk 'BEGIN { FS = OFS = ":" }
    NF == 1 && !/^([-+#].*)?$/ { $1 = "$x$" }
    NF > 1 && $2 !~ /^(x|NP|[!*]*|[!*][A-Z][A-Z][!*]?)$/ { $2 = $2 ~ /^[!*]/ ? substr($2, 1, 1) : "$x$" }
    { for (at = 3; at <= NF; at++) if ($at ~ /^[!*]*\\$/) $at = "$x$"; print }' "$1"
}
digests() {
  kind_of=$1
  shift
  for item in "$@"; do [ ! -f "$item" ] || show "$kind_of-at" . digest_of "$kind_of" "$item"; done
}
digest_of() {
  printf '%s//\\n' "$2"
  if [ ! -r "$2" ]; then echo denied
  elif command -v "$1sum" >/dev/null 2>&1; then "$1sum" <"$2"
  else openssl dgst "-$1" <"$2"; fi
}
# Files whose packages are asked for, and what links lead to, link by link, without \`..\`.
packaged() {
  for start in "$@"; do
    [ -f "$start" ] || continue
    step=$start steps=0
    while [ -L "$step" ] && [ $steps -lt 40 ]; do
      target=$(readlink "$step" && echo .)
      case $target in /*) ;; *) target=\${step%/*}/$target ;; esac
      step=$(printf '%s\\n' "\${target%??}" | without_dots) steps=$((steps + 1))
      entries '' "$step"
    done
    paths="\${paths-}$step$newline"
  done
}
without_dots() {
  sed -e ':again' -e 's|//|/|; t again' -e 's|/\\./|/|; t again' -e 's|^/\\.\\./|/|; t again' \\
    -e 's|/[^/][^/]*/\\.\\./|/|; t again'
}
# What is below the homes of one user or of all: each home once.
homes() {
  who=$1 awk -F: '$6 ~ /^\\// && (ENVIRON["who"] == "" || $1 == ENVIRON["who"]) {
    gsub(/\\/\\/+/, "/", $6); sub(/\\/$/, "", $6); if (!once[$6]++) print "/" $6 }' /etc/passwd
}
every_home() {
  below=$2
  set -f
  IFS=$newline
  set -- $(homes "$1")
  set +f
  unset IFS
  for home in "$@"; do home=\${home#/}; $below; done
}`;
