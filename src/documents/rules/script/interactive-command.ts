import type { ParsedScript, ScriptCommand } from '../../scripts/model.ts';
import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

/** What waits for a person, and what does with some words or without some. */
const commands = [
  'vi',
  'vim',
  'nano',
  'emacs',
  'top',
  'htop',
  'read-host',
  'get-credential',
  'pause',
  'out-gridview',
  'read',
  'crontab',
  'visudo',
];

export const interactiveCommand: Rule = {
  id: 'interactive-command',
  severity: 'warning',
  category: 'script',
  since: '0.1.0',
  summary: 'A command waits for a person, and a step has none.',
  explanation:
    'Nobody sits before the machine that builds the image. Such a command fails at once or waits until the step times out. Give it what it would ask for: a parameter of the component, an option, or its standard input.',
  good: documentWithSteps(`- name: Edit
  action: ExecuteBash
  inputs:
    commands:
      - sed -i 's/80/8080/' /etc/app.conf
`),
  bad: documentWithSteps(`- name: Edit
  action: ExecuteBash
  inputs:
    commands:
      - nano /etc/app.conf
`),
  source: 'AWSTOE runs scripts without a terminal',
  commands,
  command(command, script, { report }) {
    if (script.purpose === 'step' && asks(command) && !isFed(script, command))
      report(command.range, `“${command.name}” waits for a person; there is none when an image is built.`);
  },
};

function asks({ name, words }: ScriptCommand): boolean {
  const has = (pattern: RegExp) => words.some(({ text }) => pattern.test(text));
  if (name === 'read') return has(/^-[a-z]*p$/) && !has(/^-[a-z]*t/);
  if (name === 'top') return !has(/^-[a-zA-Z]*b/);
  if (name === 'vi' || name === 'vim' || name === 'emacs') return !has(/^(?:-[a-zA-Z]*[ceEsS]|--batch|\+.*)$/);
  if (name === 'crontab') return has(/^-e$/);
  if (name === 'visudo') return !has(/^-c|^--check/);
  return true;
}

/** Something else writes to its input. */
function isFed({ commands, text }: ParsedScript, command: ScriptCommand): boolean {
  return commands.some(({ pipedInto }) => pipedInto === command) || /<[^(]/.test(text.slice(command.range.start, command.range.end + 4));
}
