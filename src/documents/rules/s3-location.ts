import { inputMaps } from '../kinds/component/step-inputs.ts';
import { quoted } from '../spelling.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import type { ScalarNode } from '../syntax/tree.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

/** The input that names a place in S3, by action. */
const s3Inputs: Readonly<Record<string, string>> = { S3Download: 'source', S3Upload: 'destination' };

export const s3Location: Rule = {
  id: 's3-location',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'A place in S3 is written s3://bucket/key.',
  explanation:
    'S3Download reads from and S3Upload writes to an `s3://` address; the web address of an object does not work. Several objects are downloaded with a prefix that ends in `/*`.',
  good: documentWithSteps(`- name: Fetch
  action: S3Download
  inputs:
    - source: s3://my-bucket/packages/*
      destination: /opt/packages
`),
  bad: documentWithSteps(`- name: Fetch
  action: S3Download
  inputs:
    - source: https://my-bucket.s3.amazonaws.com/tool.tgz
      destination: /opt/tool.tgz
`),
  source: userGuide.actionModules,
  steps: Object.keys(s3Inputs),
  step(step, context) {
    const key = s3Inputs[step.spec?.name ?? ''];
    if (key === undefined) return;
    for (const map of inputMaps(step)) {
      const place = scalarNamed(map, key);
      const problem = place === undefined ? undefined : problemOf(place, key);
      if (place !== undefined && problem !== undefined) context.report(place.range, problem);
    }
  },
};

function problemOf({ value, type }: ScalarNode, key: string): string | undefined {
  const text = value.trim();
  // References and the variables of a template may bring the scheme with them.
  if (text === '' || type === 'null' || /^(?:\{\{|\$|<)/.test(text)) return undefined;
  if (!text.startsWith('s3://')) return `${quoted(text)} is no place in S3. Write it as “s3://bucket/key”.`;
  if (!/^s3:\/\/[^/]+\/./.test(text) && key === 'source' && !text.includes('{{'))
    return `${quoted(text)} names no object. Write it as “s3://bucket/key”.`;
  return key === 'source' ? prefixProblem(text) : undefined;
}

/** What is downloaded is one object, or all below a prefix that ends in a separator and a star. */
function prefixProblem(text: string): string | undefined {
  if (text.endsWith('/')) return 'This names a folder. To download what is in it, end it with “/*”.';
  return /\*./.test(text) || /[^/]\*$/.test(text) ? 'A “*” stands only at the end, behind a “/”: “s3://bucket/prefix/*”.' : undefined;
}
