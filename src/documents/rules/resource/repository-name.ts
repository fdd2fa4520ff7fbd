import { respellings } from '../../fixes.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { changed, container } from './example.ts';
import { scalarsAt } from './member-maps.ts';

const ways = [
  ['targetRepository', 'repositoryName'],
  ['distributions', 'containerDistributionConfiguration', 'targetRepository', 'repositoryName'],
  ['imageScanningConfiguration', 'ecrConfiguration', 'repositoryName'],
];
const NAME = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const REGISTRY = /^(?:https?:\/\/)?[^/]+\.dkr[.-]ecr[^/]*\.(?:amazonaws\.com(?:\.cn)?|on\.aws)\//;
const longest = 256;

export const repositoryName: Rule = {
  id: 'repository-name',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A repository of ECR is named without its registry and without a tag.',
  explanation:
    'The registry is that of the account and Region of the build, so only the name of the repository is given: 2 to 256 small letters, digits and `- _ . /`. Tags are said by `containerTags`.',
  good: container,
  bad: changed(container, 'repositoryName: web', 'repositoryName: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_TargetContainerRepository.html',
  resource({ node }, { report }) {
    for (const scalar of ways.flatMap((way) => scalarsAt(node, ...way))) {
      const { value, range } = scalar;
      const isName = !REGISTRY.test(value) && NAME.test(value) && value.length >= 2 && value.length <= longest;
      if (value === '' || isPlaceholder(value) || isName) continue;
      const alone = value.replace(REGISTRY, '').replace(/[:@].*$/, '');
      const message = REGISTRY.test(value)
        ? 'Name the repository without its registry.'
        : `The name of a repository is 2 to 256 small letters, digits and - _ . /, without a tag; ${quoted(value)} is none.`;
      report(range, message, respellings(scalar, alone !== value && NAME.test(alone) ? alone : undefined));
    }
  },
};
