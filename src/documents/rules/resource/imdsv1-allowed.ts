import { builderRequests } from '../../kinds/resource/declared-image.ts';
import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, infrastructure } from './example.ts';

export const imdsv1Allowed: Rule = {
  id: 'imdsv1-allowed',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'The build instance answers the first version of the metadata service.',
  explanation:
    'Without a session token any program on the instance, and any request that somebody tricks it into, can read the credentials of the build role. Say `instanceMetadataOptions: {httpTokens: required}`, and `DisableIMDSV1: true` of an image builder.',
  good: infrastructure,
  bad: changed(infrastructure, 'required', 'optional'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_InstanceMetadataOptions.html',
  resource(document, { report }) {
    const { kind, node } = document;
    const disabled = scalarNamed(builderRequests(document)[0], 'DisableIMDSV1');
    if (disabled?.value === 'false') report(disabled.range, 'IMDSv1 is allowed on the image builder; “DisableIMDSV1: true” forbids it.');
    if (kind !== 'infrastructure-configuration') return;
    const options = entryNamed(node, 'instanceMetadataOptions');
    const tokens = scalarNamed(mapOf(valueNamed(node, 'instanceMetadataOptions')), 'httpTokens');
    if (tokens?.value === 'required') return;
    const place = tokens?.range ?? options?.key.range ?? entryNamed(node, 'instanceProfileName')?.key.range ?? node.range;
    report(place, 'IMDSv1 is allowed on the build instance; “httpTokens: required” forbids it.');
  },
};
