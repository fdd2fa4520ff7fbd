import { ask } from '../machine.ts';
import type { Action } from './action.ts';
import { encode, encodingNamed } from './encoding.ts';
import { items, optionalText, text } from './inputs.ts';
import { prelude, requireKind } from './script.ts';

const script = `${prelude}${requireKind}
require_file "$1"
cat >>"$1"
`;

export const appendFile: Action = {
  name: 'AppendFile',
  async run({ inputs, machine }) {
    for (const item of items(inputs)) {
      const content = encode(optionalText(item, 'content') ?? '', encodingNamed(optionalText(item, 'encoding')));
      await ask(machine, script, { args: [text(item, 'path')], stdin: content });
    }
    return {};
  },
};
