import { respellings } from '../../fixes.ts';
import { eachScalar } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, pipeline } from './example.ts';

const ARN = /^(?:ssm:)?arn:(aws[a-z-]*):[a-z0-9-]*:([a-z0-9-]+):/;
const inRegion = (arn: string) => changed(pipeline, './web-server.recipe.yaml', arn);

export const arnPartition: Rule = {
  id: 'arn-partition',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'The partition of an ARN is not that of its Region.',
  explanation:
    'ARNs in China begin with `arn:aws-cn:`, those in GovCloud with `arn:aws-us-gov:`, and all others with `arn:aws:`. An ARN that mixes them names nothing: often one that was copied from a sample.',
  good: inRegion('arn:aws-cn:imagebuilder:cn-north-1:123456789012:image-recipe/web/1.0.0'),
  bad: inRegion('arn:aws:imagebuilder:cn-north-1:123456789012:image-recipe/web/1.0.0'),
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  resource({ node }, { report }) {
    eachScalar(node, (scalar) => {
      const [start, partition, region] = ARN.exec(scalar.value) ?? [];
      if (start === undefined || partition === undefined || region === undefined) return;
      const wanted = partitionOf(region);
      if (wanted === undefined || wanted === partition) return;
      const mended = start.replace(`arn:${partition}:`, `arn:${wanted}:`) + scalar.value.slice(start.length);
      report(scalar.range, `An ARN in ${region} begins with arn:${wanted}:, not with arn:${partition}:.`, respellings(scalar, mended));
    });
  },
};

/** undefined for Regions of isolated partitions, and for what is no Region at all. */
function partitionOf(region: string): string | undefined {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return /^(?:us|eu|ap|ca|sa|me|af|il|mx)-[a-z]+-\d$/.test(region) ? 'aws' : undefined;
}
