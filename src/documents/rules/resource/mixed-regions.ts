import type { ResourceDocument } from '../../kinds/resource/model.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { readArn } from '../../versions/arn.ts';
import type { Rule } from '../rule.ts';
import { changed, recipe } from './example.ts';
import { scalarsAt } from './member-maps.ts';

const members = ['imageRecipeArn', 'containerRecipeArn', 'infrastructureConfigurationArn', 'distributionConfigurationArn', 'parentImage'];
const parentIn = (region: string) => `arn:aws:imagebuilder:${region}:aws:image/amazon-linux-2023-x86/x.x.x`;
const component = 'arn:aws:imagebuilder:eu-west-1:aws:component/update-linux/x.x.x';
const example = (region: string) => changed(recipe, 'ami-0123456789abcdef0', parentIn(region)).replace('./nginx.component.yaml', component);

export const mixedRegions: Rule = {
  id: 'mixed-regions',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'A request names resources of two Regions.',
  explanation:
    'Resources of Image Builder live in one Region and are found in no other: a recipe, its components and its parent image, or a pipeline and its configurations, are all in the Region of the request. Amazon’s own have the same name in every Region; put the Region of yours in their ARNs.',
  good: example('eu-west-1'),
  bad: example('us-east-1'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateImageRecipe.html',
  resource(document, { report }) {
    let home: string | undefined;
    for (const { range, value } of inOrder(document)) {
      const region = readArn(value)?.region;
      if (region === undefined || isPlaceholder(region)) continue;
      home ??= region;
      if (region !== home) report(range, `This is in ${region}, and what is named above is in ${home}; a request reaches only one Region.`);
    }
  },
};

function inOrder({ node }: ResourceDocument): readonly ScalarNode[] {
  const named = members.flatMap((member) => scalarNamed(node, member) ?? []);
  const listed = [...scalarsAt(node, 'components', 'componentArn'), ...scalarsAt(node, 'workflows', 'workflowArn')];
  return [...named, ...listed].sort((a, b) => a.range.start - b.range.start);
}
