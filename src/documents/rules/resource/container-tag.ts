import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { scalarsAt } from './member-maps.ts';

const ways = [
  ['distributions', 'containerDistributionConfiguration', 'containerTags'],
  ['imageScanningConfiguration', 'ecrConfiguration', 'containerTags'],
];
const TAG = /^\w[\w.-]{0,127}$/;
const VARIABLE = /\{\{\s*imagebuilder:\w+\s*\}\}/g;

const tagged = (tag: string) =>
  `name: web-image\ndistributions:\n  - region: eu-west-1\n    containerDistributionConfiguration:\n      containerTags: ['${tag}']\n      targetRepository: {service: ECR, repositoryName: web}\n`;

export const containerTag: Rule = {
  id: 'container-tag',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'The tag of a container image has characters that no registry takes.',
  explanation:
    'A tag has up to 128 letters, digits and `_ . -`, and begins with none of the last two. It stands alone, without the repository and a colon; `{{imagebuilder:buildDate}}` and `{{imagebuilder:buildVersion}}` may be in it.',
  good: tagged('1.0-{{imagebuilder:buildVersion}}'),
  bad: tagged('web:latest'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ContainerDistributionConfiguration.html',
  resource({ node }, { report }) {
    for (const { value, range } of ways.flatMap((way) => scalarsAt(node, ...way))) {
      if (value === '' || isPlaceholder(value) || TAG.test(value.replaceAll(VARIABLE, '1'))) continue;
      report(range, `A tag is 1 to 128 letters, digits and _ . -, without the repository; ${quoted(value)} is none.`);
    }
  },
};
