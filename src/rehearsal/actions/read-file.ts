import { CONTENT_SEPARATOR } from '../decisions.ts';
import { ask } from '../machine.ts';
import type { Action } from './action.ts';
import { decode, encodingNamed } from './encoding.ts';
import { flag, items, optionalText, text } from './inputs.ts';
import { prelude, requireKind } from './script.ts';

export const readScript = `${prelude}${requireKind}
require_file "$1"
cat <"$1"
`;

export const readFile: Action = {
  name: 'ReadFile',
  async run({ inputs, machine, log }) {
    const contents: string[] = [];
    for (const item of items(inputs)) {
      const encoding = encodingNamed(optionalText(item, 'encoding'));
      const content = decode(await ask(machine, readScript, { args: [text(item, 'path')] }), encoding);
      contents.push(content);
      if (flag(item, 'printFileContent', false)) log('stdout', content.replace(/\n$/, '').split('\n'));
    }
    return { outputs: { content: contents.join(CONTENT_SEPARATOR) } };
  },
};
