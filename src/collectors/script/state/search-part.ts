/** The part of the script that shows what `find` finds below folders. */
export const SEARCH_PART = `# What find shows below folders, but for the file systems of other hosts and of the kernel: those are left out. The mount
# points that were left out come first, after the entries come the complaints of find, and how it ended.
searches() {
  look=$1 extent=$2
  shift 2
  no_user=$(others_than /etc/passwd user) no_group=$(others_than /etc/group group)
  for base in "$@"; do
    real=
    if [ -d "$base" ]; then real=$(cd -P "$base" && pwd -P && echo .)
    elif [ -e "$base" ]; then real=$(readlink -f "$base" && echo .); fi
    real=\${real%??}
    way "$base" "$real"
    [ -z "$real" ] || show search-at . search "$real"
  done
}
way() {
  for at in "$@"; do while [ -n "$at" ]; do set -- "$@" "$at"; at=\${at%/*}; done; done
  entries '' / "$@"
}
search() {
  set -f
  IFS=$newline
  points=
  if [ "$extent" = local ]; then points=$(foreign "$1"); fi
  start=$1
  set -- $points
  unset IFS
  for point in "$start" "$@" !; do printf '%s//\\n' "$point"; done
  for point in "$@"; do set -- "$@" -o -path "$point"; shift; done
  [ $# -eq 0 ] || { shift; set -- '(' "$@" ')' -prune -o; }
  { told=$({ "$look" "$@" 2>&1 >&4; echo "= $?"; } | sed '/: No such file or directory$/d' | tail -n 200); } 4>&1
  printf '!//\\n%s\\n' "$told"
}
seek() {
  limit=
  if command -v timeout >/dev/null 2>&1; then limit="timeout $1"; fi
  shift
  $limit find "$start" $depth "$@" -exec stat -c 'E %d %i %s %Y %Z %u %g %f %n//' {} +
}
# Where other file systems are mounted below a folder.
foreign() {
  awk -v base="\${1%/}/" '{
    at = 7
    while (at < NF && $at != "-") at++
    point = $5
    if ($(at + 1) !~ kinds || index(point, base) != 1 || point == "/") next
    gsub(/\\\\040/, " ", point)
    gsub(/[][*?]/, "\\\\\\\\&", point)
    print point
  }' kinds="$foreign" /proc/self/mountinfo
}
others_than() { awk -F: -v word="$2" '$3 ~ /^[0-9]+$/ && !once[$3]++ { printf " ! -%s %s", word, $3 }' "$1"; }
foreign='^(9p|afs|autofs|bpf|ceph|cgroup2?|cifs|coda|configfs|debugfs|devpts|devtmpfs|efivarfs|fuse.*|gfs2?|glusterfs'
foreign=$foreign'|gpfs|hugetlbfs|lustre|mqueue|ncpfs|nfs[34d]?|nsfs|ocfs2|proc|pstore|rpc_pipefs|securityfs|selinuxfs'
foreign=$foreign'|smb.*|sysfs|tracefs|virtiofs)$'`;
