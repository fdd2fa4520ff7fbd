import { ask } from '../machine.ts';
import type { Action } from './action.ts';
import { ActionFailure } from './action-failure.ts';
import { flag, items, text } from './inputs.ts';
import { permissions } from './permissions.ts';
import { prelude, requireKind } from './script.ts';

const script = `${prelude}${requireKind}
"require_$1" "$2"
chmod $4 -- "$3" "$2"
`;

/** The executor of SetFilePermissions or SetFolderPermissions. The mode is set as it is written: the umask is for new files. */
export function setPermissions(name: string, kind: 'file' | 'folder'): Action {
  return {
    name,
    async run({ inputs, machine }) {
      for (const item of items(inputs)) {
        const mode = permissions(item);
        if (mode === undefined) throw new ActionFailure('permissions is missing');
        const recursive = kind === 'folder' && flag(item, 'recursive', true) ? '-R' : '';
        await ask(machine, script, { args: [kind, text(item, 'path'), mode, recursive] });
      }
      return {};
    },
  };
}
