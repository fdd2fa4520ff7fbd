import { EXISTING_FOLDER_NOTE } from '../decisions.ts';
import { ask } from '../machine.ts';
import { type Action, emulated } from './action.ts';
import { flag, items, text } from './inputs.ts';
import { makeParent, prelude } from './script.ts';
import { selection, selectPaths } from './wildcard.ts';

/**
 * One script for the four: a folder that meets one of its name is merged into it, and a move that can't be a rename (the target is a
 * folder, or lies on another layer of the sandbox) is a copy and a deletion, which `mv` does by itself for files. Prints "kept" when
 * folders were merged.
 */
const script = `${prelude}${makeParent}${selectPaths}
verb=$1 kind=$2 folder=$3 pattern=$4 wildcard=$5 destination=$6 overwrite=$7
[[ $kind == f ]] && word=file || word=folder
select_paths "$kind" "$folder" "$pattern"
(( \${#paths[@]} > 0 )) || fail "there is no $word \${folder%/}/$pattern"
[[ $destination == */ || $wildcard == false ]] || (( \${#paths[@]} == 1 )) ||
  fail "the wildcard matches several, so the destination $destination must end with /"
for path in "\${paths[@]}"; do
  target=$destination
  [[ $destination != */ ]] || target=$destination\${path##*/}
  [[ $target != -* ]] || target=./$target
  make_parent "$target"
  if [[ -e $target || -L $target ]]; then
    [[ $overwrite == true ]] || fail "$target exists already and overwrite is false"
    if [[ $kind == f ]]; then
      [[ ! -d $target ]] || fail "$target is a folder; a destination that keeps the file's name ends with /"
    else
      [[ -d $target ]] || fail "$target exists already and is not a folder"
      echo kept
    fi
  fi
  case $verb$kind in
    copyf) cp -- "$path" "$target" ;;
    movef) mv -fT -- "$path" "$target" ;;
    copyd)
      mkdir -p -- "$target"
      cp -a -- "$path/." "$target/" ;;
    moved)
      if [[ -d $target ]]; then
        cp -a -- "$path/." "$target/"
        rm -r -- "$path"
      else
        mv -T -- "$path" "$target"
      fi ;;
  esac
done
`;

/** The executor of CopyFile, CopyFolder, MoveFile or MoveFolder. */
export function transfer(name: string, verb: 'copy' | 'move', kind: 'file' | 'folder'): Action {
  return {
    name,
    async run({ inputs, machine }) {
      const caveats: string[] = [];
      for (const item of items(inputs)) {
        const { folder, pattern, hasWildcard } = selection(text(item, 'source'));
        const letter = kind === 'file' ? 'f' : 'd';
        const overwrite = String(flag(item, 'overwrite', true));
        const args = [verb, letter, folder, pattern, String(hasWildcard), text(item, 'destination'), overwrite];
        if ((await ask(machine, script, { args })).includes('kept')) caveats.push(EXISTING_FOLDER_NOTE);
      }
      return emulated(caveats);
    },
  };
}
