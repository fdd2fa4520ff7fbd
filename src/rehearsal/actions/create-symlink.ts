import { ask } from '../machine.ts';
import type { Action } from './action.ts';
import { flag, items, text } from './inputs.ts';
import { makeParent, prelude } from './script.ts';

const script = `${prelude}${makeParent}
path=$1 target=$2 force=$3
[[ $target == /* ]] || target=$PWD/$target
[[ -e $target ]] || fail "the link's target $target does not exist"
if [[ -L $path ]]; then
  [[ $force == true ]] || fail "the link $path exists already and force is false"
elif [[ -e $path ]]; then
  fail "$path exists already and is not a link"
fi
make_parent "$path"
ln -sfn -- "$target" "$path"
`;

export const createSymlink: Action = {
  name: 'CreateSymlink',
  async run({ inputs, machine }) {
    for (const item of items(inputs)) {
      await ask(machine, script, { args: [text(item, 'path'), text(item, 'target'), String(flag(item, 'force', false))] });
    }
    return {};
  },
};
