import type { Contract, Handlers } from '../../contract/index.ts';
import { factsOfFiles } from '../language/file-facts.ts';
import { settingsAboveWorkspace } from '../language/settings-above.ts';
import type { ShellChecks } from '../language/shell-checks.ts';

export function languageHandlers(shellChecks: ShellChecks): Handlers<Contract>['language'] {
  return {
    facts: ({ root, paths }, signal) => factsOfFiles(root, paths, signal),
    settingsAbove: ({ root }) => settingsAboveWorkspace(root),
    shellCheck: ({ scripts }) => shellChecks.remarksOn(scripts),
  };
}
