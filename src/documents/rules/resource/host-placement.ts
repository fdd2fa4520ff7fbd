import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, headOf, scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, infrastructure } from './example.ts';

const onHost = `${infrastructure}placement:\n  tenancy: host\n  hostId: h-0123456789abcdef0\n`;

export const hostPlacement: Rule = {
  id: 'host-placement',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A dedicated host goes with the tenancy “host”, and is named once.',
  explanation:
    '`placement` names a host by `hostId` or a group of hosts by `hostResourceGroupArn`, never both, and only with `tenancy: host`. With another tenancy, or none, instances run on no host of yours and the request is refused.',
  good: onHost,
  bad: changed(onHost, 'tenancy: host', 'tenancy: dedicated'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Placement.html',
  resource({ kind, node }, { report }) {
    const placement = kind === 'infrastructure-configuration' ? mapOf(valueNamed(node, 'placement')) : undefined;
    if (placement === undefined) return;
    const host = entryNamed(placement, 'hostId');
    const group = entryNamed(placement, 'hostResourceGroupArn');
    const named = host ?? group;
    if (named === undefined) return;
    if (host !== undefined && group !== undefined)
      report(group.key.range, 'Name a host by “hostId” or by “hostResourceGroupArn”, not by both.');
    const tenancy = scalarNamed(placement, 'tenancy');
    if (tenancy?.value !== 'host')
      report((tenancy ?? named.key).range ?? headOf(placement), `“${named.key.value}” goes only with “tenancy: host”.`);
  },
};
