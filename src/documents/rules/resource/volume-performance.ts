import { scalarNamed } from '../../syntax/lookup.ts';
import type { MapNode, ScalarNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { changed, recipe } from './example.ts';
import { mapsAt } from './member-maps.ts';

/** In GiB. */
const smallest: Readonly<Record<string, number>> = { io1: 4, io2: 4, st1: 125, sc1: 125 };
const largestMagnetic = 1024;
/** Operations a second for each GiB, at most. */
const density: Readonly<Record<string, number>> = { gp3: 500, io1: 50, io2: 1000 };
const leastOfGp3 = 3000;
/** Operations a second for each MiB/s of throughput, at least. */
const perThroughput = 4;

export const volumePerformance: Rule = {
  id: 'volume-performance',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A volume of this type cannot be of that size or speed.',
  explanation:
    'Volumes of the types st1 and sc1 have at least 125 GiB, io1 and io2 at least 4, standard at most 1,024. gp3 has at least 3,000 IOPS, and a quarter MiB/s of throughput for each. For each GiB there are at most 500 IOPS (gp3), 50 (io1) or 1,000 (io2). EC2 refuses others when the build starts.',
  good: recipe,
  bad: changed(recipe, 'iops: 3000', 'iops: 1000'),
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html',
  resource({ node }, { report }) {
    for (const ebs of [
      ...mapsAt(node, 'blockDeviceMappings', 'ebs'),
      ...mapsAt(node, 'instanceConfiguration', 'blockDeviceMappings', 'ebs'),
    ]) {
      const type = scalarNamed(ebs, 'volumeType')?.value;
      if (type === undefined) continue;
      checkSize(ebs, type, report);
      checkIops(ebs, type, report);
      if (type === 'gp3') checkThroughput(ebs, report);
    }
  },
};

function checkSize(ebs: MapNode, type: string, report: RuleContext['report']): void {
  const size = numberNamed(ebs, 'volumeSize');
  if (size === undefined) return;
  const least = smallest[type] ?? 1;
  if (size.number < least) report(size.scalar.range, `A volume of the type ${type} has at least ${least} GiB.`);
  if (type === 'standard' && size.number > largestMagnetic)
    report(size.scalar.range, `A volume of the type standard has at most 1,024 GiB.`);
}

function checkIops(ebs: MapNode, type: string, report: RuleContext['report']): void {
  const iops = numberNamed(ebs, 'iops');
  const size = numberNamed(ebs, 'volumeSize');
  const perGib = density[type];
  if (iops === undefined || perGib === undefined) return;
  if (type === 'gp3' && iops.number < leastOfGp3) report(iops.scalar.range, 'A gp3 volume has at least 3,000 IOPS.');
  // The 3,000 that each gp3 volume has are free of that limit.
  const most = size === undefined ? Number.POSITIVE_INFINITY : Math.max(size.number * perGib, type === 'gp3' ? leastOfGp3 : 0);
  if (iops.number > most) report(iops.scalar.range, `An ${type} volume of ${size?.number} GiB has at most ${most} IOPS.`);
}

function checkThroughput(ebs: MapNode, report: RuleContext['report']): void {
  const throughput = numberNamed(ebs, 'throughput');
  const iops = numberNamed(ebs, 'iops')?.number ?? leastOfGp3;
  if (throughput !== undefined && throughput.number * perThroughput > iops)
    report(
      throughput.scalar.range,
      `With ${iops} IOPS a volume has at most ${iops / perThroughput} MiB/s; this needs ${throughput.number * perThroughput} IOPS.`,
    );
}

function numberNamed(map: MapNode, name: string): { readonly scalar: ScalarNode; readonly number: number } | undefined {
  const scalar = scalarNamed(map, name);
  return scalar?.type === 'integer' ? { scalar, number: Number(scalar.value) } : undefined;
}
