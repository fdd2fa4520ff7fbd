import { ask } from '../machine.ts';
import type { Action } from './action.ts';
import { flag, items, optionalText, text } from './inputs.ts';
import { prelude, requireKind } from './script.ts';
import { findPattern } from './wildcard.ts';

/** Links to files are files here, links to folders are not followed: a loop of links would never end. */
const script = `${prelude}${requireKind}
folder=$1 pattern=$2 recursive=$3
require_folder "$folder"
[[ $folder == /* ]] || folder=./$folder
depth=()
[[ $recursive == true ]] || depth=(-maxdepth 1)
find "\${folder%/}/" -mindepth 1 "\${depth[@]}" -name "$pattern" ! -type d -print0 | LC_ALL=C sort -z |
  while IFS= read -r -d '' path; do [[ ! -f $path ]] || printf '%s\\0' "$path"; done
`;

export const listFiles: Action = {
  name: 'ListFiles',
  async run({ inputs, machine }) {
    const found: string[] = [];
    for (const item of items(inputs)) {
      const pattern = findPattern(optionalText(item, 'fileNamePattern') || '*');
      const args = [text(item, 'path'), pattern, String(flag(item, 'recursive', false))];
      const paths = (await ask(machine, script, { args })).toString('utf8').split('\0');
      found.push(...paths.filter((path) => path !== '').map((path) => path.replace(/^\.\//, '')));
    }
    return { outputs: { files: found.join(',') } };
  },
};
