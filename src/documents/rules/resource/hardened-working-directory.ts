import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, recipe } from './example.ts';
import { mapsAt } from './member-maps.ts';

const hardened = /(?:^|[^a-z])(?:cis|stig|hardened|hardening)(?:[^a-z]|$)/i;
const hardenedRecipe = changed(recipe, 'ami-0123456789abcdef0', 'ssm:/images/cis-level-2');

export const hardenedWorkingDirectory: Rule = {
  id: 'hardened-working-directory',
  severity: 'info',
  category: 'flow',
  since: '0.1.0',
  summary: 'On hardened images nothing can be run from /tmp.',
  explanation:
    'CIS and STIG images mount /tmp with `noexec`, and the working directory of a build is /tmp unless the recipe names another: scripts fail with “permission denied”. Set `workingDirectory: /var/tmp` or another folder.',
  good: `${hardenedRecipe}workingDirectory: /var/lib/build\n`,
  bad: hardenedRecipe,
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/troubleshooting.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'image-recipe') return;
    const parent = scalarNamed(node, 'parentImage');
    const folder = scalarNamed(node, 'workingDirectory');
    const isHardened = parent !== undefined && hardened.test(parent.value);
    if (!isHardened || (folder !== undefined && !/^\/tmp(?:\/|$)/.test(folder.value))) return;
    if (mapsAt(node, 'components').length > 0)
      report((folder ?? parent).range, 'A hardened image may mount /tmp with noexec; set another workingDirectory.');
  },
};
