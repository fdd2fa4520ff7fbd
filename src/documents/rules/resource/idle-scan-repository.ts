import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, pipeline } from './example.ts';

const scanned = `${pipeline}imageScanningConfiguration:\n  imageScanningEnabled: true\n  ecrConfiguration: {repositoryName: scans}\n`;

export const idleScanRepository: Rule = {
  id: 'idle-scan-repository',
  severity: 'info',
  category: 'style',
  since: '0.1.0',
  summary: 'A repository for scans says nothing where AMIs are built.',
  explanation:
    'Inspector scans container images in a repository of ECR, and AMIs on the instance that tests them. `ecrConfiguration` is for container recipes.',
  good: changed(scanned, './web-server.recipe.yaml', './web.container-recipe.yaml').replace('imageRecipeArn', 'containerRecipeArn'),
  bad: scanned,
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ImageScanningConfiguration.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'image-pipeline' && kind !== 'image') return;
    const repository = entryNamed(mapOf(valueNamed(node, 'imageScanningConfiguration')), 'ecrConfiguration');
    if (repository !== undefined && entryNamed(node, 'imageRecipeArn') !== undefined)
      report(repository.key.range, 'An AMI is scanned on its instance, not in a repository.');
  },
};
