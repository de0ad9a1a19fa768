#!/usr/bin/env node
'use strict';
/*
 * The door of every command. It runs on any Node and needs nothing: it finds a Node recent enough (the one
 * that the project brings, or the one in use), else says in two languages what to do.
 */
var fs = require('fs');
var path = require('path');
var spawn = require('child_process').spawn;

var MAJOR = 22;
var MINOR = 18;
var root = path.join(__dirname, '..', '..');
var own = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

function isRecent(version) {
  var parts = version.split('.').map(Number);
  // Of the 23s, the first ones do not read TypeScript.
  if (parts[0] === 23) return parts[1] >= 6;
  return parts[0] > MAJOR || (parts[0] === MAJOR && parts[1] >= MINOR);
}

function fail(lines) {
  console.error(lines.join('\n'));
  process.exit(1);
}

if (!fs.existsSync(path.join(root, 'node_modules', 'astro'))) {
  fail(['Il manque les dépendances. Lancez d’abord : npm ci', 'Dependencies are missing. First run: npm ci']);
}

var node = isRecent(process.versions.node) ? process.execPath : fs.existsSync(own) ? own : undefined;
if (!node) {
  fail([
    'Node ' +
      process.versions.node +
      ' est trop ancien : il faut Node ' +
      MAJOR +
      '.' +
      MINOR +
      ' ou plus récent.',
    'Le projet apporte le sien : lancez « npm ci » sans --ignore-scripts (ou « npm rebuild node »), puis recommencez.',
    'S’il n’y en a pas pour cette machine, installez-en un : https://nodejs.org',
    'Node ' + process.versions.node + ' is too old: Node ' + MAJOR + '.' + MINOR + ' or later is needed.',
    'The project brings its own: run "npm ci" without --ignore-scripts (or "npm rebuild node"), then try again.',
    'If there is none for this machine, install one: https://nodejs.org',
  ]);
}

// Tests, measures and the pictures of the guides are maintainers' commands: they live with the tests.
var programs = { test: 'tests/run.ts', bench: 'tests/bench/run.ts', guide: 'tests/journey/run.ts' };
var program = programs[process.argv[2]];
var main = program ? path.join(root, program) : path.join(__dirname, 'main.ts');
var args = process.argv.slice(program ? 3 : 2);
// Child processes (tests, the pages' compiler) take the same Node.
process.env.PATH = path.dirname(node) + path.delimiter + process.env.PATH;
// What Node reads of TypeScript is kept: the next command starts three times as fast, and holds 20 MB less.
process.env.NODE_COMPILE_CACHE =
  process.env.NODE_COMPILE_CACHE || path.join(root, 'node_modules', '.cache', 'cordee', 'node');
var env = process.env;
if (/^(cms|atelier)$/.test(process.argv[2])) {
  // Of photos that come to a server, what is done with goes back to the machine (glibc keeps it, as it is set).
  env = Object.assign({ MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_ARENA_MAX: '2' }, env);
}
// Node lets its heap grow with the machine's memory: told of two gigabytes, it collects sooner, for the same
// work. Ten thousand entries hold two hundred megabytes.
var memory = ['--max-old-space-size=2000', '--max-semi-space-size=8'];
var child = spawn(node, memory.concat([main], args), { stdio: 'inherit', env: env });
// Stopping the door stops what is behind it: a server must not outlive its command.
['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
  process.on(signal, function () {
    child.kill(signal);
  });
});
child.on('error', function (error) {
  fail([
    'La commande n’a pas pu démarrer : ' + error.message,
    'The command could not start: ' + error.message,
  ]);
});
child.on('close', function (code, signal) {
  process.exit(code === null ? (signal === 'SIGINT' ? 130 : 1) : code);
});
