import { DELETING_NOTHING_NOTE } from '../decisions.ts';
import { ask } from '../machine.ts';
import { type Action, emulated } from './action.ts';
import { items, text } from './inputs.ts';
import { prelude } from './script.ts';
import { selection } from './wildcard.ts';

/** A link is deleted itself, broken or not, and never what it points at. Prints "nothing" when there was no such file. */
const script = `${prelude}
folder=$1 pattern=$2
[[ $folder == /* ]] || folder=./$folder
deleted=
if [[ -d $folder ]]; then
  while IFS= read -r -d '' path; do
    rm -- "$path"
    deleted=1
  done < <(find "\${folder%/}/" -mindepth 1 -maxdepth 1 ! -type d -name "$pattern" -print0)
fi
[[ -n $deleted ]] || echo nothing
`;

const refuseFolder = `${prelude}
[[ -L $1 || ! -d $1 ]] || fail "$1 is a folder; DeleteFolder deletes those"
`;

export const deleteFile: Action = {
  name: 'DeleteFile',
  async run({ inputs, machine }) {
    const caveats: string[] = [];
    for (const item of items(inputs)) {
      const path = text(item, 'path');
      const { folder, pattern, hasWildcard } = selection(path);
      if (!hasWildcard) await ask(machine, refuseFolder, { args: [path] });
      const output = await ask(machine, script, { args: [folder, pattern] });
      if (output.includes('nothing')) caveats.push(DELETING_NOTHING_NOTE);
    }
    return emulated(caveats);
  },
};
