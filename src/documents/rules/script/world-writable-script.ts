import type { ScriptCommand, ScriptWord } from '../../scripts/model.ts';
import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

// The last digit of an octal mode with the right to write; with the sticky bit (1777) it is a folder like /tmp.
const octal = /^0?[0-7]{2}[2367]$/;
const symbolic = /^(?:[ugoa]*[+=][rwxXst]*,)*[ug]*[oa][ugoa]*[+=][rxXst]*w/;
const everyone = /^(?:Everyone|\*S-1-1-0|BUILTIN\\Users|Users|Authenticated Users):(?:\([A-Z]+\))*\(?(?:F|M|W)\)?/i;

export const worldWritableScript: Rule = {
  id: 'world-writable-script',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'A script lets everybody write to a file.',
  explanation:
    'On every instance of the image any process can replace the file, and root may run it. Give the owner the right (`chmod 755`), or a group whose members need it.',
  good: documentWithSteps(`- name: Prepare
  action: ExecuteBash
  inputs:
    commands:
      - chmod -R 755 /opt/app
`),
  bad: documentWithSteps(`- name: Prepare
  action: ExecuteBash
  inputs:
    commands:
      - chmod -R 777 /opt/app
`),
  source: 'https://cwe.mitre.org/data/definitions/732.html',
  commands: ['chmod', 'mkdir', 'install', 'icacls'],
  command(command, _script, { report }) {
    const mode = openMode(command);
    if (mode !== undefined) report(mode.range, `“${mode.text}” lets everybody change what the image runs.`);
  },
};

function openMode({ name, words }: ScriptCommand): ScriptWord | undefined {
  if (name === 'icacls') return words.find(({ text }) => everyone.test(text));
  if (name === 'mkdir' || name === 'install') return behindOption(words, /^(?:-m|--mode)$/);
  const mode = words.find(({ text }) => !/^-[A-Za-z-]{1,}$/.test(text));
  return mode !== undefined && isOpen(mode) ? mode : undefined;
}

function behindOption(words: readonly ScriptWord[], option: RegExp): ScriptWord | undefined {
  const mode = words[words.findIndex(({ text }) => option.test(text)) + 1];
  return mode !== undefined && mode !== words[0] && isOpen(mode) ? mode : undefined;
}

const isOpen = ({ text }: ScriptWord) => octal.test(text) || symbolic.test(text);
