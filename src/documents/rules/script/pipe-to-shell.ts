import { downloaders } from '../../scripts/downloads.ts';
import type { ParsedScript, ScriptCommand } from '../../scripts/model.ts';
import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'zsh', 'ksh']);
const interpreters: ReadonlySet<string> = new Set([
  ...shells,
  'python',
  'python2',
  'python3',
  'perl',
  'ruby',
  'node',
  'iex',
  'invoke-expression',
]);
const evaluators: ReadonlySet<string> = new Set([...shells, 'eval', 'source', '.', 'iex', 'invoke-expression']);

export const pipeToShell: Rule = {
  id: 'pipe-to-shell',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'A download is run without anybody having looked at it.',
  explanation:
    'Whatever the server sends is run as root: another version than yesterday, half a script after a broken connection, or what somebody put there. Download a fixed version to a file, check its digest (`sha256sum -c`) and run the file.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  inputs:
    commands:
      - curl -fsSLo /opt/install.sh https://example.com/install-1.2.3.sh
      - echo "0f1e2d  /opt/install.sh" | sha256sum -c && bash /opt/install.sh
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  inputs:
    commands:
      - curl -fsSL https://example.com/install-1.2.3.sh | sudo bash
`),
  source: 'https://cwe.mitre.org/data/definitions/494.html',
  commands: downloaders,
  command(command, script, { report }) {
    const runner = runnerOf(script, command);
    if (runner !== undefined)
      report(command.range, `What this downloads is run by “${runner.name}” as it comes. Save it, check its digest, then run it.`);
  },
};

/** The command that runs what another one prints: at the end of its pipeline, or around it. */
function runnerOf({ commands }: ParsedScript, download: ScriptCommand): ScriptCommand | undefined {
  for (let next = download.pipedInto; next !== undefined; next = next.pipedInto)
    if (interpreters.has(next.name) && readsScript(next)) return next;
  return commands.find((outer) => outer !== download && evaluators.has(outer.name) && evaluates(outer, download));
}

/** Without a script or a program of its own an interpreter takes its input for one. */
function readsScript({ name, words }: ScriptCommand): boolean {
  if (words.some(({ text }) => text === '-s' && shells.has(name))) return true;
  if (words.some(({ text }) => /^-(?:\w*c|m|e)$/.test(text))) return false;
  const [first] = words.filter(({ text }) => !text.startsWith('-') || text === '-');
  return first === undefined || first.text === '-' || first.text === '/dev/stdin';
}

/** `bash <(curl …)`, `sh -c "$(curl …)"`, `iex (iwr …)`: the download is a part of one of its words. */
function evaluates({ words }: ScriptCommand, { range }: ScriptCommand): boolean {
  return words.some((word) => word.range.start <= range.start && range.end <= word.range.end);
}
