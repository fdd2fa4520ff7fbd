import { builderRequests } from '../../kinds/resource/declared-image.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { imageBuilder } from './example.ts';
import { mapsAt, repeated } from './member-maps.ts';

const endpoints = (second: string) =>
  `${imageBuilder}AccessEndpoints:\n  - EndpointType: STREAMING\n    VpceId: vpce-0123456789abcdef0\n  - EndpointType: STREAMING\n    VpceId: ${second}\n`;

export const repeatedEndpoint: Rule = {
  id: 'repeated-endpoint',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'An access endpoint is named twice.',
  explanation: 'An image builder has up to four interface endpoints, each named once.',
  good: endpoints('vpce-0fedcba9876543210'),
  bad: endpoints('vpce-0123456789abcdef0'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/APIReference/API_CreateImageBuilder.html',
  resource(document, { report }) {
    const [request] = builderRequests(document);
    const ids = mapsAt(request, 'AccessEndpoints').flatMap((map) => scalarNamed(map, 'VpceId') ?? []);
    for (const twice of repeated(ids, ({ value }) => value)) report(twice.range, `The endpoint “${twice.value}” is named already.`);
  },
};
