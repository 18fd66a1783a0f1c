/** The part of the script that shows what `find` finds below folders. */
export const SEARCH_PART = `# What find shows below folders, but for the file systems of other hosts and of the kernel: those are left out. The mount
# points that were left out come first, after the entries come the complaints of find, and how it ended.
searches() {
  look=$1 extent=$2 most=$3 room=$4
  shift 4
  no_user=$(others_than /etc/passwd user) no_group=$(others_than /etc/group group)
  [ $# -eq 0 ] || room=$((room / $#))
  for base in "$@"; do
    real=
    if [ -d "$base" ]; then real=$(cd -P "$base" && pwd -P && echo .)
    elif [ -e "$base" ]; then real=$(readlink -f "$base" && echo .); fi
    real=\${real%??}
    way "$base" "$real"
    [ -n "$real" ] || continue
    show search-at . below "$real" found
    [ "$most" = none ] || show starts-at . below "$real" starts
  done
}
way() {
  for at in "$@"; do while [ -n "$at" ]; do set -- "$@" "$at"; at=\${at%/*}; done; done
  entries '' / "$@"
}
below() {
  set -f
  IFS=$newline
  points=
  if [ "$extent" = local ]; then points=$(foreign "$1"); fi
  start=$1 shown=$2 only= shape='E %d %i %s %Y %Z %u %g %f %n//'
  set -- $points
  unset IFS
  "$shown" "$@"
}
found() {
  for point in "$start" "$@" !; do printf '%s//\\n' "$point"; done
  { told=$({ elsewhere "$@" 2>&1 >&4; echo "= $?"; } | sed '/: No such file or directory$/d' | tail -n 200); } 4>&1
  printf '!//\\n%s\\n' "$told"
}
elsewhere() {
  for point in "$@"; do set -- "$@" -o -path "$point"; shift; done
  [ $# -eq 0 ] || { shift; set -- '(' "$@" ')' -prune -o; }
  "$look" "$@"
}
seek() {
  limit=
  if command -v timeout >/dev/null 2>&1; then limit="timeout $1"; fi
  shift
  $limit find "$start" $depth "$@" $only -exec stat -c "$shape" {} +
}
# The beginnings of the files that were found, every line behind one more blank, until there is no more room for them.
starts() {
  only='-type f' shape='%s %n//'
  { elsewhere "$@"; echo "= $?"; } | texts
}
texts() {
  left=$room item=
  while IFS= read -r line; do
    item=$item$line
    case $item in
      '= '*) echo "!\${item#=}" ;;
      *//)
        size=\${item%% *} file=\${item#* }
        file=\${file%//} item=
        case $file in /proc/* | /sys/*) size=$most ;; esac
        [ "$size" -le "$most" ] || size=$most
        left=$((left - size))
        [ $left -ge 0 ] || { echo '! room'; return; }
        content "$file" "$most" | sed 's/^/ /'
        echo . ;;
      *) item=$item$newline ;;
    esac
  done
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
