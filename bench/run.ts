// How fast Kiln is beside what else there is: documents of all sizes, the command line, a key typed in Chromium, and the local account.
// Only ratios of one run mean something on another machine; nothing fails here for being slow. `--quick` does less of each, `--only=PART`
// one part (documents, command-line, keystrokes, steps, explorer, local-account). The last line is all as JSON.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { benchAccountLists, goalsOfAccountLists, printAccountLists } from './account-lists.ts';
import { benchCommandLine, goalsOfCommandLine, printCommandLine } from './command-line.ts';
import { benchDocuments, goalsOfDocuments, printDocuments } from './documents.ts';
import { benchExplorer, goalsOfExplorer, printExplorer } from './explorer.ts';
import { type Goal, isMet, printGoals } from './goals.ts';
import { benchKeystrokes, goalsOfKeystrokes, printKeystrokes } from './keystroke.ts';
import { benchLocalAccount, goalsOfLocalAccount, printLocalAccount } from './local-account.ts';
import { benchSteps, goalsOfSteps, printSteps } from './steps.ts';

const quick = process.argv.includes('--quick');
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);

interface Measured {
  readonly results: object;
  readonly goals: readonly Goal[];
}

/** Each measures, prints what it found, and says what of it has a goal. */
const parts: Readonly<Record<string, () => Promise<Measured>>> = {
  async documents() {
    const documents = await benchDocuments({ quick });
    printDocuments(documents);
    return { results: { documents }, goals: goalsOfDocuments(documents) };
  },
  async 'command-line'() {
    const commandLine = benchCommandLine({ quick });
    printCommandLine(commandLine);
    return { results: { commandLine }, goals: goalsOfCommandLine(commandLine) };
  },
  async keystrokes() {
    const keystrokes = await benchKeystrokes();
    printKeystrokes(keystrokes);
    return { results: { keystrokes }, goals: goalsOfKeystrokes(keystrokes) };
  },
  async steps() {
    const steps = benchSteps({ quick });
    if (steps) printSteps(steps);
    return { results: { steps }, goals: steps ? goalsOfSteps(steps) : [] };
  },
  async explorer() {
    const explorer = await benchExplorer({ quick });
    printExplorer(explorer);
    return { results: { explorer }, goals: goalsOfExplorer(explorer) };
  },
  async 'local-account'() {
    const lists = await benchAccountLists({ quick });
    printAccountLists(lists);
    const localAccount = await benchLocalAccount({ quick });
    if (localAccount) printLocalAccount(localAccount);
    return {
      results: { lists, localAccount },
      goals: [...goalsOfAccountLists(lists), ...(localAccount ? goalsOfLocalAccount(localAccount) : [])],
    };
  },
};

const chosen = Object.entries(parts).filter(([name]) => only === undefined || name === only);
if (chosen.length === 0) throw new Error(`there is no part '${only}'; there are ${Object.keys(parts).join(', ')}`);
build();
const measured: Measured[] = [];
for (const [, measure] of chosen) measured.push(await measure());
const goals = measured.flatMap((part) => part.goals);
printGoals(goals);
const results = Object.assign({}, ...measured.map((part) => part.results));
console.log(JSON.stringify({ node: process.version, ...results, goals: goals.map((goal) => ({ ...goal, isMet: isMet(goal) })) }));

/** The command line and the application are measured as they are shipped. */
function build(): void {
  const root = resolve(import.meta.dirname, '..');
  const builder = resolve(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status, stderr } = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build failed: ${stderr}`);
}
