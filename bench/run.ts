// How fast Kiln is beside what else there is: documents of all sizes, the command line, and a key typed in Chromium. Only ratios of one
// run mean something on another machine; nothing fails here for being slow. `--quick` does less of each. The last line is all as JSON.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { benchCommandLine, goalsOfCommandLine, printCommandLine } from './command-line.ts';
import { benchDocuments, goalsOfDocuments, printDocuments } from './documents.ts';
import { isMet, printGoals } from './goals.ts';
import { benchKeystrokes, goalsOfKeystrokes, printKeystrokes } from './keystroke.ts';

const quick = process.argv.includes('--quick');

const documents = await benchDocuments({ quick });
printDocuments(documents);
build();
const commandLine = benchCommandLine({ quick });
printCommandLine(commandLine);
const keystrokes = await benchKeystrokes();
printKeystrokes(keystrokes);
const goals = [...goalsOfDocuments(documents), ...goalsOfCommandLine(commandLine), ...goalsOfKeystrokes(keystrokes)];
printGoals(goals);
const results = { documents, commandLine, keystrokes, goals: goals.map((goal) => ({ ...goal, isMet: isMet(goal) })) };
console.log(JSON.stringify({ node: process.version, ...results }));

/** The command line and the application are measured as they are shipped. */
function build(): void {
  const root = resolve(import.meta.dirname, '..');
  const builder = resolve(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status, stderr } = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build failed: ${stderr}`);
}
