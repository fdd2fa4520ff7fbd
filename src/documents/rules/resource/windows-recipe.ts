import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import { readArn } from '../../versions/arn.ts';
import type { Rule } from '../rule.ts';
import { changed, recipe } from './example.ts';

const windows = changed(
  recipe,
  'ami-0123456789abcdef0',
  'arn:aws:imagebuilder:eu-west-1:aws:image/windows-server-2022-english-full-base-x86/x.x.x',
);

export const windowsRecipe: Rule = {
  id: 'windows-recipe',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A setting of Linux in a recipe for Windows, or the other way around.',
  explanation:
    'The parent image is one of Amazon’s, so its operating system is known. Systems Manager’s agent cannot be removed from Windows images, and a working directory is written as the system writes it: `C:/build` on Windows, `/var/build` elsewhere.',
  good: `${windows}workingDirectory: C:/build\n`,
  bad: `${windows}workingDirectory: /var/build\n`,
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateImageRecipe.html',
  resource({ kind, node }, { report }) {
    const parent = kind === 'image-recipe' ? readArn(scalarNamed(node, 'parentImage')?.value ?? '') : undefined;
    if (parent?.owner !== 'aws' || parent.type !== 'image') return;
    const isWindows = parent.name.startsWith('windows-');
    const folder = scalarNamed(node, 'workingDirectory');
    const agent = entryNamed(mapOf(valueNamed(node, 'additionalInstanceConfiguration')), 'systemsManagerAgent');
    if (isWindows && agent !== undefined)
      report(agent.key.range, 'A recipe for Windows cannot say what becomes of the Systems Manager agent.');
    if (isWindows && folder?.value.startsWith('/') === true)
      report(folder.range, 'On Windows a folder begins with its drive, such as C:/build.');
    if (!isWindows && folder !== undefined && /^[a-z]:/i.test(folder.value))
      report(folder.range, 'The parent image is not of Windows; a folder begins with a slash, such as /var/build.');
  },
};
