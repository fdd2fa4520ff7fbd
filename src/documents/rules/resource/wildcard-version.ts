import { eachScalar } from '../../syntax/lookup.ts';
import { readArn } from '../../versions/arn.ts';
import type { Rule } from '../rule.ts';
import { changed, recipe } from './example.ts';

/** A number behind an `x`. */
const misplaced = /x\.\d/i;

export const wildcardVersion: Rule = {
  id: 'wildcard-version',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A wildcard in a version may only be followed by wildcards.',
  explanation:
    '`x` stands for the newest there is: `1.x.x` is the newest minor version of 1, `x.x.x` the newest of all. What comes behind an `x` is an `x` too; the service refuses `x.2.x` and `1.x.8`.',
  good: changed(recipe, './nginx.component.yaml', 'arn:aws:imagebuilder:eu-west-1:123456789012:component/nginx/1.x.x'),
  bad: changed(recipe, './nginx.component.yaml', 'arn:aws:imagebuilder:eu-west-1:123456789012:component/nginx/1.x.8'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/ibhow-semantic-versioning.html',
  resource({ node }, { report }) {
    eachScalar(node, (scalar) => {
      const version = scalar.value.startsWith('arn:') ? readArn(scalar.value)?.version : undefined;
      if (version !== undefined && misplaced.test(version)) report(scalar.range, `In “${version}” a number stands behind an x.`);
    });
  },
};
