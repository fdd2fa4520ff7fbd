import { ask } from '../machine.ts';
import type { Action } from './action.ts';
import { decode, encode, encodingNamed } from './encoding.ts';
import { items, optionalText, text } from './inputs.ts';
import { readScript } from './read-file.ts';
import { prelude } from './script.ts';

/** Written in place, so that owner, permissions and other links of the file stay. */
const writeScript = `${prelude}
cat >"$1"
`;

export const setFileEncoding: Action = {
  name: 'SetFileEncoding',
  async run({ inputs, machine }) {
    for (const item of items(inputs)) {
      const args = [text(item, 'path')];
      const content = decode(await ask(machine, readScript, { args }), 'utf8');
      await ask(machine, writeScript, { args, stdin: encode(content, encodingNamed(optionalText(item, 'encoding'))) });
    }
    return {};
  },
};
