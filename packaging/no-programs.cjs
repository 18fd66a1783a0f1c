"use strict";
/* Stands in for node:child_process in the bundled command: it starts no program, and a test holds it to that. */
module.exports = {};
