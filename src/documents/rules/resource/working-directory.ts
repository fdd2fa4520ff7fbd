import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { quoted } from '../../spelling.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { recipe } from './example.ts';

/** From the root, or from a drive. */
const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/])/;

export const workingDirectory: Rule = {
  id: 'working-directory',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'The working directory of a build is no absolute path.',
  explanation:
    'What a build needs on its machine is put into the working directory: `/tmp` or `C:/` unless the recipe names another one. A relative path begins wherever the agent happens to have been started.',
  good: `${recipe}workingDirectory: /var/build\n`,
  bad: `${recipe}workingDirectory: build\n`,
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateImageRecipe.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'image-recipe' && kind !== 'container-recipe') return;
    const folder = scalarNamed(node, 'workingDirectory');
    if (folder === undefined || folder.value === '' || ABSOLUTE.test(folder.value) || isPlaceholder(folder.value)) return;
    report(folder.range, `Name the folder from the root, such as /var/build or C:/build; ${quoted(folder.value)} is relative.`);
  },
};
