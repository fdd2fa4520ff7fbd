import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { quoted } from '../../spelling.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, component } from './example.ts';

const members = ['uri', 'dockerfileTemplateUri'];
const OBJECT = /^s3:\/\/[^/]+\/[^/].*$/;

export const documentUri: Rule = {
  id: 'document-uri',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A document is read from S3, or from a file beside the request.',
  explanation:
    'The service takes `s3://bucket/key` and no other address. Kiln also takes the relative path of a file, and sends what it holds when it publishes.',
  good: changed(component, './nginx.yaml', 's3://our-components/nginx/1.0.0.yaml'),
  bad: changed(component, './nginx.yaml', 'https://our-components.s3.amazonaws.com/nginx/1.0.0.yaml'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateComponent.html',
  resource({ node, operation }, { report }) {
    for (const member of members) {
      const uri = operation.input.members[member] === undefined ? undefined : scalarNamed(node, member);
      if (uri === undefined || isPlaceholder(uri.value) || uri.value.startsWith('file:')) continue;
      const scheme = /^[a-z0-9+]{2,}:/i.exec(uri.value)?.[0].toLowerCase();
      if (scheme === undefined || OBJECT.test(uri.value)) continue;
      const isBucket = scheme === 's3:';
      report(
        uri.range,
        isBucket
          ? 'Name an object in the bucket: s3://bucket/key.'
          : `Documents are read from s3://bucket/key or a file, not from ${quoted(uri.value)}.`,
      );
    }
  },
};
