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
  limit=
  if command -v timeout >/dev/null 2>&1; then limit="timeout -s KILL $2"; fi
  { ended=$({ { run_command "$3" 2>&1; echo $? >&3; } | head -c 1048577 >&4; } 3>&1); } 4>&1
  printf '\\n= %s\\n' "$ended"
}
run_command() {
  case $1 in
    '#!'*)
      interpreter=\${1%%"$newline"*}
      printf '%s\\n' "$1" | (set -f; exec 5<&0 </dev/null 3>&- 4>&-; clean \${interpreter#??} /dev/fd/5) ;;
    *) clean /bin/sh -c "$1" 3>&- 4>&- ;;
  esac
}
clean() { $limit env -i HOME="\${HOME:-/}" LANG=C LC_ALL=C PATH="$PATH" "$@"; }
# The packages of rpm: its database has a form of its own.
rpm_packages() {
  for item in /usr/lib/sysimage/rpm /var/lib/rpm; do
    for name in rpmdb.sqlite Packages.db Packages; do
      if [ -e "$item/$name" ] && command -v rpm >/dev/null 2>&1; then show rpm-packages . list_rpm; return; fi
    done
  done
}
list_rpm() {
  in_time rpm -qa --qf '%{NAME}\\t%{EPOCH}\\t%{VERSION}\\t%{RELEASE}\\t%{ARCH}\\n'
  printf '= %s\\n' $?
}`;
