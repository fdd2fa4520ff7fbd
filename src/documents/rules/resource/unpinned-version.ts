import { eachScalar } from '../../syntax/lookup.ts';
import { ownerKind, readArn } from '../../versions/arn.ts';
import type { Rule } from '../rule.ts';
import { changed, recipe } from './example.ts';

export const unpinnedVersion: Rule = {
  id: 'unpinned-version',
  severity: 'info',
  category: 'safety',
  since: '0.1.0',
  summary: 'Any version of a component may be used.',
  explanation:
    'With `x.x.x` the next build takes whatever was published last, breaking changes included. Pin at least the major version: `1.x.x`. Nothing is said about what Amazon manages, where `x.x.x` is usual.',
  good: changed(recipe, './nginx.component.yaml', 'arn:aws:imagebuilder:eu-west-1:123456789012:component/nginx/1.x.x'),
  bad: changed(recipe, './nginx.component.yaml', 'arn:aws:imagebuilder:eu-west-1:123456789012:component/nginx/x.x.x'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/ibhow-semantic-versioning.html',
  resource({ node }, { report }) {
    eachScalar(node, (scalar) => {
      const arn = scalar.value.startsWith('arn:') ? readArn(scalar.value) : undefined;
      if (arn?.version?.toLowerCase() === 'x.x.x' && ownerKind(arn) === 'account')
        report(scalar.range, `Any version of “${arn.name}” may be used here.`);
    });
  },
};
