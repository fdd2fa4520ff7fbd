import { EXISTING_FOLDER_NOTE } from '../decisions.ts';
import { ask } from '../machine.ts';
import { type Action, emulated } from './action.ts';
import { flag, items, optionalText, text } from './inputs.ts';
import { masked, permissions } from './permissions.ts';
import { own, ownerArgument, ownershipCaveats, prelude } from './script.ts';

/** Prints "kept" when the folder was there with something in it. */
const script = `${prelude}${masked}${own}
path=$1 overwrite=$2 mode=$3 owner=$4
if [[ -d $path ]]; then
  [[ $overwrite == true ]] || fail "$path exists already and overwrite is false"
  [[ -z $(ls -A -- "$path") ]] || echo kept
elif [[ -e $path || -L $path ]]; then
  fail "$path exists already and is not a folder"
else
  mkdir -p -- "$path"
  mode=\${mode:-0777}
fi
[[ -z $mode ]] || chmod -- "$(masked "$mode")" "$path"
[[ -z $owner ]] || own "$owner" "$path"
`;

export const createFolder: Action = {
  name: 'CreateFolder',
  async run({ inputs, machine }) {
    const caveats: string[] = [];
    for (const item of items(inputs)) {
      const owner = ownerArgument(optionalText(item, 'owner'), optionalText(item, 'group'));
      const args = [text(item, 'path'), String(flag(item, 'overwrite', true)), permissions(item) ?? '', owner];
      const output = await ask(machine, script, { args });
      caveats.push(...ownershipCaveats(output), ...(output.includes('kept') ? [EXISTING_FOLDER_NOTE] : []));
    }
    return emulated(caveats);
  },
};
