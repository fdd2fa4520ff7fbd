import { inputMaps } from '../kinds/component/step-inputs.ts';
import { quoted } from '../spelling.ts';
import { itemsOf, scalarOf } from '../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

/** A program, blanks and an option. */
const withOptions = /\S\s+--?[A-Za-z]/;
/** An option, blanks and its value; what has an equals sign is one argument. */
const twoWords = /^\s*--?[A-Za-z][\w-]*[ \t]+[^\s{]/;

export const argumentsInOne: Rule = {
  id: 'arguments-in-one',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'Every argument of a program is an item of its own.',
  explanation:
    'ExecuteBinary starts the program without a shell: `path` is the file and nothing else, and each item of `arguments` reaches it as one argument, blanks included.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBinary
  inputs:
    path: /usr/bin/rpm
    arguments: ['-i', /opt/tool.rpm]
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBinary
  inputs:
    path: /usr/bin/rpm
    arguments: ['-i /opt/tool.rpm']
`),
  source: userGuide.actionModules,
  steps: ['ExecuteBinary'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      const path = scalarNamed(map, 'path');
      if (path !== undefined && withOptions.test(path.value))
        context.report(path.range, `${quoted(path.value)} is no file: write the options into “arguments”.`);
      for (const { value } of itemsOf(valueNamed(map, 'arguments'))) {
        const argument = scalarOf(value);
        if (argument !== undefined && twoWords.test(argument.value))
          context.report(argument.range, `The program gets ${quoted(argument.value)} as one argument. Make an item of each word.`);
      }
    }
  },
};
