/** The part of the script that shows what package databases know of the programs that hold sockets. */
export const PACKAGES_PART = `# What dpkg knows of files with the names of these programs. Its own name shows that there is a database.
packages() {
  names=$({ printf '%s' "$paths"; cat /var/lib/dpkg/diversions; echo /dpkg; } 2>/dev/null |
    sed -n '/\\//!d; s/[][\\.*^$]/\\\\&/g; s|.*/|[ /]|; s/$/$/p; s/ (deleted)\\$$/$/p')
  lists=$(cd /var/lib/dpkg/info 2>/dev/null || exit; grep -e "$names" ./*.list ./*.md5sums 2>/dev/null; echo "= $?")
  show dpkg /var/lib/dpkg/info printf %s "\${lists:+$lists
}"
  text /var/lib/dpkg/diversions
  show file /var/lib/dpkg/status versions
  show places . places
  for folder in /usr/lib/sysimage/rpm /var/lib/rpm; do
    for name in rpmdb.sqlite Packages.db Packages; do identity "$folder/$name"; done
  done
}
versions() {
  printf '%s\\n' "$lists" | sed -n 's|^\\./\\([^/]*\\)\\.list:/.*|\\1|p' |
    xargs dpkg-query -W \\
      -f 'Package: \${Package}\\nArchitecture: \${Architecture}\\nVersion: \${Version}\\nConffiles:\\n\${Conffiles}\\n\\n'
}
# Which folders are one, such as /bin and /usr/bin.
places() {
  { printf '%s' "$paths"; printf '%s\\n' "$lists" | sed -n 's|^\\./[^/]*\\.list:||p'; } | sed -n 's|/[^/]*$||p' | sort -u |
    while IFS= read -r place; do
      stat -L -c '%d %i %s %Y %Z %u %f' -- "\${place:-/}" && printf '%s\\n' "\${place:-/}"
    done
}`;
