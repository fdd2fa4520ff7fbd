import { entryNamed, scalarNamed } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { changed, recipe } from './example.ts';
import { mapsAt } from './member-maps.ts';

const withIops: ReadonlySet<string> = new Set(['io1', 'io2', 'gp3']);

function checkVolume(ebs: MapNode, report: RuleContext['report']): void {
  const type = scalarNamed(ebs, 'volumeType')?.value;
  const iops = entryNamed(ebs, 'iops');
  const throughput = entryNamed(ebs, 'throughput');
  const key = entryNamed(ebs, 'kmsKeyId');
  if (iops !== undefined && type !== undefined && !withIops.has(type))
    report(iops.key.range, `A volume of the type ${type} takes no iops; io1, io2 and gp3 do.`);
  if (iops === undefined && (type === 'io1' || type === 'io2'))
    report(scalarNamed(ebs, 'volumeType')?.range ?? ebs.range, `A volume of the type ${type} needs iops.`);
  if (throughput !== undefined && type !== undefined && type !== 'gp3')
    report(throughput.key.range, `Only gp3 volumes take a throughput, not ${type}.`);
  if (key !== undefined && scalarNamed(ebs, 'encrypted')?.value !== 'true')
    report(key.key.range, 'A key is used only for a volume with “encrypted: true”.');
}

export const volumeOptions: Rule = {
  id: 'volume-options',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Options of a volume do not go with its type.',
  explanation:
    'EC2 refuses `iops` for gp2, sc1, st1 and standard volumes, io1 and io2 without `iops`, `throughput` for all but gp3, and a KMS key for a volume that is not encrypted.',
  good: recipe,
  bad: changed(recipe, 'gp3', 'st1').replace('volumeSize: 20', 'volumeSize: 500').replace('      throughput: 125\n', ''),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_EbsInstanceBlockDeviceSpecification.html',
  resource({ node }, { report }) {
    for (const way of [
      ['blockDeviceMappings', 'ebs'],
      ['instanceConfiguration', 'blockDeviceMappings', 'ebs'],
    ]) {
      for (const ebs of mapsAt(node, ...way)) checkVolume(ebs, report);
    }
  },
};
