/** The part of the script that looks for the holders of sockets: one awk, and one ls for 400 processes. */
export const HOLDERS_PART = `# Finds the sought sockets among the links of all processes, or of those in lines with F: \`+12\` is a process that holds
# some, \`12/fd/3:4567\` a link to one, \`C12:4568\` a client, \`!12\` what may not be read, \`=\` whether that was everything.
holders() {
  awk -v how="$how" '
    function look(count,    i, some) {
      for (i = 1; i <= count; i++) {
        state[folders[i]] = "asked"; some = some " " folders[i] "/fd"
        if (i % 400 == 0 || i == count) { read("ls " how " self/fd" some " 2>/dev/null"); doubt(some); some = "" }
      }
    }
    # What ls prints. In our own folder there must be a pipe, or else it does not print what we expect.
    function read(command,    line, folder, at, target, fits) {
      while ((command | getline line) > 0) {
        at = index(line, " -> "); target = substr(line, at + 4)
        if (line ~ /^[a-z0-9\\/]+\\/fd:$/) {
          folder = substr(line, 1, length(line) - 4)
          if (folder != "self" && state[folder] != "asked") odd = 1
          state[folder] = "empty"
        } else if (line ~ /^l/ && !at) state[folder] = "unread"
        else if (line ~ /^l/) {
          if (folder == "self" && target ~ /^pipe:/) fits = 1
          if (state[folder] == "empty") state[folder] = "seen"
          if (target ~ /^socket:\\[[0-9]+\\]$/) hit(folder, substr(line, 1, at - 1), target)
        }
      }
      if (close(command) < 0 || !fits) odd = 1
    }
    function hit(folder, link, inode) {
      gsub(/[^0-9]/, "", inode)
      if (!(inode in use)) return
      held[inode]; sub(/.* /, "", link)
      if (use[inode] == "C") { sub(/\\/.*/, "", folder); print "C" folder ":" inode; return }
      if (!(folder in owner)) print "+" folder
      owner[folder]; print folder "/fd/" link ":" inode
    }
    # Why a folder shows no links: a process that is gone is no matter; one that is still there was not read.
    function doubt(some,    n, i, words, command, line, shut, told, folder) {
      n = split(some, words, " "); some = ""
      for (i = 1; i <= n; i++) if (state[substr(words[i], 1, length(words[i]) - 3)] != "seen") some = some " " words[i]
      if (some == "") return
      command = "ls " how " self/fd" some " 2>&1 >/dev/null; echo told"
      while ((command | getline line) > 0)
        if (line == "told") told = 1
        else if (match(line, /[0-9]+(\\/task\\/[0-9]+)?\\/fd/) && (line !~ /No such/ || line !~ /\\/fd\\/[0-9]/))
          shut[substr(line, RSTART, RLENGTH - 3)]
      close(command)
      if (!told) odd = 1
      for (folder in shut)
        if (system("test -d " folder) == 0) { print "!" folder; blind = 1 }
    }
    # Folders that were not looked into. The first word is the shell that lists them: it is not to be looked into.
    function list(pattern,    command, line, words, n, i, count) {
      command = "echo $$ " pattern; command | getline line; close(command)
      n = split(line, words, " "); count = 0
      for (i = 2; i <= n; i++) if (words[i] != words[1] && !(words[i] in state)) folders[++count] = words[i]
      if (n < 2) odd = 1
      return count
    }
    $1 == "F" { folders[++named] = $2; next }
    NF { use[$2] = $1 }
    END {
      if (named) { look(named); exit }
      # Again for processes that were started meanwhile, until there are none.
      for (round = 16; round && (count = list("[0-9]*")); round--) look(count)
      # Sockets without a holder may belong to a thread that has links of its own.
      for (inode in use) if (inode in held || use[inode] == "C") delete use[inode]; else rest = 1
      if (rest && !blind) look(list("[0-9]*/task/[0-9]*"))
      print(round && !odd ? "= complete" : "= unsettled")
    }'
}`;
