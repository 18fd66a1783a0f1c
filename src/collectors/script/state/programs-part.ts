/** The part of the script that shows what programs, commands, processes and units are asked for. */
export const PROGRAMS_PART = `# What a program of the system says of one thing: its words, the thing, and how it ended.
programs() {
  words=$1
  shift
  for item in "$@"; do show program-at . program_of "$item"; done
}
program_of() {
  printf '%s %s//\\n' "$words" "$1"
  in_time $words "$1"
  printf '\\n= %s\\n' $?
}
# What lsattr says of files, or of the file that a link leads to.
attributes() {
  command -v lsattr >/dev/null 2>&1 || return 0
  for item in "$@"; do
    [ -f "$item" ] || [ -d "$item" ] || continue
    file=$item
    [ ! -L "$item" ] || { file=$(readlink -f "$item" && echo .) && file=\${file%??}; }
    programs 'lsattr -d --' "$file"
  done
}
# Processes: their names, users and the first words of their command lines. One that ended meanwhile is left out.
processes() {
  cd /proc || return 0
  seen=$(echo [0-9]*)
  show entries all entries_of_processes
  show list-at . list_processes
}
entries_of_processes() {
  echo $seen | sed 's| |/stat |g; s|$|/stat /dev/null|' | xargs grep '' | sed '/^[0-9]*\\/stat:/!d'
  echo $seen | sed 's| |/status |g; s|$|/status /dev/null|' | xargs grep '' | sed '/^[0-9]*\\/status:/!d'
  for id in $seen; do
    tr '\\000\\n' '\\n ' <"$id/cmdline" | sed -n "s|^|$id/cmdline:|p;q"
  done
}
list_processes() {
  printf '/proc//\\n'
  for id in $seen; do [ ! -d "$id" ] || echo "/proc/$id"; done
  echo '= 0'
}
# Units of systemd: what they are in each folder, and what an alias leads to.
units() {
  folders=$1
  shift
  for unit in "$@"; do
    for folder in $folders; do
      item=$folder/$unit
      contents 1048576 "$item" "$item.d"/*.conf
      lists "$item.d"
      if [ -L "$item" ]; then
        target=$(readlink "$item")
        case $target in /*) entries '' / "$target" ;; esac
        for other in $folders; do contents 1048576 "$other/\${target##*/}"; done
      fi
    done
  done
}
# The login shells of all users.
shells() {
  set -f
  IFS=$newline
  set -- $(awk -F: '$7 ~ /^\\// && !once[$7]++ { print $7 }' /etc/passwd)
  set +f
  unset IFS
  [ $# -eq 0 ] || entries '' "$@"
}
# A command that a policy asks for and the user allowed: what it prints, up to 1 MiB, and how it ended.
commands() { show command-at . command_of "$@"; }
command_of() {
  printf '%s\\n' "$1"
  unfit_here=\${unfit:-$(unfit_script "$3")}
  if [ -n "$unfit_here" ]; then printf '\\n= unfit %s\\n' "$unfit_here"; return; fi
  limit=
  if command -v timeout >/dev/null 2>&1; then limit="timeout -s KILL $2"; fi
  { ended=$({ { run_command "$3" 2>&1; echo $? >&3; } | head -c 1048577 >&4; } 3>&1); } 4>&1
  printf '\\n= %s\\n' "$ended"
}
run_command() {
  case $1 in
    '#!'*)
      interpreter=\${1%%"$newline"*}
      interpreter=\${interpreter#??}
      if is_handed "$1"; then clean /bin/sh -c "$handed" "$interpreter" "$1" 3>&- 4>&-
      else printf '%s\\n' "$1" | (set -f; piped clean $interpreter); fi ;;
    *) clean /bin/sh -c "$1" 3>&- 4>&- ;;
  esac
}
# A script comes through a pipe, which only the user who made it can open, and no shell that makes it of sockets.
handed='set -f; printf "%s\\n" "$1" | $0 /dev/fd/5 5<&0 </dev/null'
is_handed() { [ \${#1} -le 120000 ]; }
piped() { "$@" /dev/fd/5 5<&0 </dev/null 3>&- 4>&-; }
clean() { lowered env -i HOME="\${home_of_user:-\${HOME:-/}}" LANG=C LC_ALL=C PATH="$PATH" "$@"; }
lowered() {
  case \${lower-} in
    setpriv) $limit \${apart-} setpriv "--reuid=$uid" "--regid=$gid" --clear-groups -- "$@" ;;
    su) $limit \${apart-} su -s /bin/sh -c 'exec "$0" "$@"' -- "$user" "$@" ;;
    *) $limit \${apart-} "$@" ;;
  esac
}
# Keeps commands to a user and a network, or tells why none may run.
confine() {
  user=$1 uid='' gid='' apart='' lower='' unfit='' home_of_user='' own=$(id -u)
  if [ "$2" = none ]; then
    apart='unshare -n'
    [ "$own" = 0 ] || apart='unshare -U -c -n'
    $apart true >/dev/null 2>&1 || unfit=network
  fi
  [ -n "$user" ] || return 0
  uid=$(id -u "$user" 2>/dev/null) gid=$(id -g "$user" 2>/dev/null)
  if [ -z "$uid" ] || [ -z "$gid" ]; then unfit=user
  elif [ "$uid" = "$own" ]; then :
  elif [ "$own" != 0 ]; then unfit=root
  elif setpriv "--reuid=$uid" "--regid=$gid" --clear-groups -- true >/dev/null 2>&1; then lower=setpriv
  elif [ "$(su -s /bin/sh -c 'id -u' "$user" 2>/dev/null)" = "$uid" ]; then lower=su
  else unfit=tool; fi
  [ -z "$lower" ] || home_of_user=$(awk -F: -v name="$user" '$1 == name { print $6; exit }' /etc/passwd)
  [ -z "$lower" ] || home_of_user=\${home_of_user:-/}
}
# Why a script cannot run: its interpreter is not there, or there is no way to hand it over.
unfit_script() {
  case $1 in '#!'*) ;; *) return ;; esac
  if is_handed "$1"; then probe=$(/bin/sh -c "$handed" cat x 2>/dev/null)
  elif [ -z "\${lower-}" ]; then probe=$(echo x | piped cat 2>/dev/null)
  else probe=; fi
  [ "$probe" = x ] || { echo long; return; }
  interpreter=\${1%%"$newline"*}
  set -f
  set -- \${interpreter#??}
  case \${1-} in /*) [ ! -d "$1" ] && [ -x "$1" ] || echo interpreter ;; *) echo interpreter ;; esac
}
# The packages of rpm: its database has a form of its own.
with_rpm() {
  # By its path: busybox has a program of this name in itself, which knows nothing of all this.
  for rpm in /usr/bin/rpm /bin/rpm /usr/local/bin/rpm; do [ ! -x "$rpm" ] || break; done
  [ -x "$rpm" ] || return 0
  for item in /usr/lib/sysimage/rpm /var/lib/rpm; do
    for name in rpmdb.sqlite Packages.db Packages; do
      if [ -e "$item/$name" ]; then "$@" "$item"; return; fi
    done
  done
}
list_rpm() { show rpm-packages . rpm_list "$1"; }
rpm_list() {
  in_time "$rpm" --dbpath "$1" -qa --qf '%{NAME}\\t%{EPOCH}\\t%{VERSION}\\t%{RELEASE}\\t%{ARCH}\\n'
  printf '= %s\\n' $?
}
# What rpm says of the files whose packages are asked for: of a whole package each, of which those of their names count.
rpm_files() {
  set -f
  IFS=$newline
  set -- "$1" $paths
  unset IFS
  set +f
  database=$1
  shift
  entries '' /bin /sbin /lib /lib64 /usr/bin /usr/sbin /usr/lib /usr/lib64
  some rpm_owners "$@"
}
rpm_owners() { show rpm-files . rpm_owner "$@"; }
rpm_owner() {
  { printf '%s\\n' "$@" //; in_time "$rpm" --dbpath "$database" -qf --qf "$rpm_file" -- "$@"; } | awk -F '\\t' '
    $0 == "//" && !begun { begun = 1; next }
    { name = begun ? $NF : $0; sub(/.*\\//, "", name) }
    !begun { names[name]; next }
    (NF == 9 && name in names) || /^file .* is not owned by any package$/'
}
rpm_file='[%{=NAME}\\t%{=EPOCH}\\t%{=VERSION}\\t%{=RELEASE}\\t%{=FILEDIGESTALGO}\\t%{FILESTATES}\\t%{FILEFLAGS}'
rpm_file=$rpm_file'\\t%{FILEDIGESTS}\\t%{FILENAMES}\\n]'`;
