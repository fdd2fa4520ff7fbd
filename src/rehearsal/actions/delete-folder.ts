import { DELETING_NOTHING_NOTE } from '../decisions.ts';
import { ask } from '../machine.ts';
import { type Action, emulated } from './action.ts';
import { flag, items, text } from './inputs.ts';
import { prelude } from './script.ts';

/** Prints "nothing" when there was no such folder. */
const script = `${prelude}
path=$1 force=$2
if [[ ! -e $path && ! -L $path ]]; then
  echo nothing
elif [[ -L $path || ! -d $path ]]; then
  fail "$path is not a folder"
elif [[ $force == true ]]; then
  rm -r -- "$path"
else
  [[ -z $(ls -A -- "$path") ]] || fail "the folder $path is not empty and force is false"
  rmdir -- "$path"
fi
`;

export const deleteFolder: Action = {
  name: 'DeleteFolder',
  async run({ inputs, machine }) {
    const caveats: string[] = [];
    for (const item of items(inputs)) {
      const output = await ask(machine, script, { args: [text(item, 'path'), String(flag(item, 'force', false))] });
      if (output.includes('nothing')) caveats.push(DELETING_NOTHING_NOTE);
    }
    return emulated(caveats);
  },
};
