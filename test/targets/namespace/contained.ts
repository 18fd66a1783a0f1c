import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startPerl } from "../../support-hosts/perl-program.ts";
import type { PerlProgram } from "../../support-hosts/perl-program.ts";

/** Puts the calling process into the folder `$root`, with mounts of its own of which the folder is the root. */
const PIVOT = `
sub pivot {
  my ($root) = @_;
  my ($pivot, $umount) = (POSIX::uname())[4] eq "aarch64" ? (41, 39) : (155, 166);
  system("mount", "--bind", $root, $root) == 0 or die "mount";
  chdir($root) or die "chdir: $!";
  my $here = ".";
  syscall($pivot, $here, $here) == 0 or die "pivot_root: $!";
  syscall($umount, $here, 2) == 0 or die "umount: $!";
  chdir("/");
}
`;

/** A root file system in a folder of its own. */
export interface ScratchFileSystem {
  readonly folder: string;
  put(path: string, text: string): void;
  /** A program that only sleeps, with the libraries that it needs and nothing else. */
  putSleeper(path: string): void;
  remove(): void;
}

/** An empty root file system. */
export function scratchFileSystem(): ScratchFileSystem {
  const folder = mkdtempSync(join(tmpdir(), "dotaudit-root-"));
  chmodSync(folder, 0o755);
  const copy = (from: string, to: string): void => {
    mkdirSync(dirname(folder + to), { recursive: true });
    copyFileSync(from, folder + to);
  };
  return {
    folder,
    put: (path, text) => {
      mkdirSync(dirname(folder + path), { recursive: true });
      writeFileSync(folder + path, text);
    },
    putSleeper: (path) => {
      copy("/usr/bin/sleep", path);
      const libraries =
        execFileSync("/usr/bin/ldd", ["/usr/bin/sleep"], { encoding: "utf8" }).match(/\/\S+/g) ?? [];
      for (const library of libraries) copy(library, library);
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts Perl in namespaces of its own (`-n`, `-m` …), with the words of `sockets.pl` and `pivot($folder)`. */
export function startContained(
  code: string,
  namespaces: readonly string[] = ["-n", "-m"],
): Promise<PerlProgram> {
  return startPerl(`use POSIX (); ${PIVOT} ${code}`, ["unshare", ...namespaces, "/usr/bin/perl"]);
}
