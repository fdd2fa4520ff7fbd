import { ask } from '../machine.ts';
import { type Action, emulated } from './action.ts';
import { encode, encodingNamed } from './encoding.ts';
import { flag, items, optionalText, text } from './inputs.ts';
import { masked, permissions } from './permissions.ts';
import { makeParent, own, ownerArgument, ownershipCaveats, prelude } from './script.ts';

/** Default permissions are for a new file only: rewriting a file doesn't open it to the world. */
const script = `${prelude}${makeParent}${masked}${own}
path=$1 overwrite=$2 mode=$3 owner=$4
[[ ! -d $path ]] || fail "$path is a folder"
if [[ -e $path || -L $path ]]; then
  [[ $overwrite == true ]] || fail "$path exists already and overwrite is false"
else
  make_parent "$path"
  : >"$path"
  mode=\${mode:-0666}
fi
cat >"$path"
[[ -z $mode ]] || chmod -- "$(masked "$mode")" "$path"
[[ -z $owner ]] || own "$owner" "$path"
`;

export const createFile: Action = {
  name: 'CreateFile',
  async run({ inputs, machine }) {
    const caveats: string[] = [];
    for (const item of items(inputs)) {
      const content = encode(optionalText(item, 'content') ?? '', encodingNamed(optionalText(item, 'encoding')));
      const owner = ownerArgument(optionalText(item, 'owner'), optionalText(item, 'group'));
      const args = [text(item, 'path'), String(flag(item, 'overwrite', true)), permissions(item) ?? '', owner];
      caveats.push(...ownershipCaveats(await ask(machine, script, { args, stdin: content })));
    }
    return emulated(caveats);
  },
};
