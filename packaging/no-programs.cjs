"use strict";
/*
 * Stands in for node:child_process in the bundled command, which loads it only where a rule needs a program of the system
 * (src/targets/local/run-program.ts) or a host is reached by ssh (src/targets/ssh): loading it takes 2 ms. Nothing else
 * of it is there.
 */
module.exports = {
  get execFile() {
    return process.getBuiltinModule("node:child_process").execFile;
  },
  get spawn() {
    return process.getBuiltinModule("node:child_process").spawn;
  },
  get spawnSync() {
    return process.getBuiltinModule("node:child_process").spawnSync;
  },
};
