import { ask } from '../machine.ts';
import { type Action, emulated } from './action.ts';
import { flag, items, optionalText, text } from './inputs.ts';
import { own, ownershipCaveats, prelude, requireKind } from './script.ts';

const script = `${prelude}${requireKind}${own}
"require_$1" "$2"
own "$3" "$2" $4
`;

/** The executor of SetFileOwner or SetFolderOwner. Without a group, the owner's own group goes with him (documented). */
export function setOwner(name: string, kind: 'file' | 'folder'): Action {
  return {
    name,
    async run({ inputs, machine }) {
      const caveats: string[] = [];
      for (const item of items(inputs)) {
        const owner = `${text(item, 'owner')}:${optionalText(item, 'group') ?? ''}`;
        const recursive = kind === 'folder' && flag(item, 'recursive', true) ? '-R' : '';
        caveats.push(...ownershipCaveats(await ask(machine, script, { args: [kind, text(item, 'path'), owner, recursive] })));
      }
      return emulated(caveats);
    },
  };
}
