import { nearest } from '../../spelling.ts';
import type { Owner } from './faults.ts';

// What people write from habit and what it is called here; too far apart for a spelling check.
const habits: ReadonlyMap<string, string> = new Map([
  ['version', 'semanticVersion'],
  ['baseImage', 'parentImage'],
  ['tags', 'amiTags'],
  ['instanceProfile', 'instanceProfileName'],
  ['instanceType', 'instanceTypes'],
  ['securityGroups', 'securityGroupIds'],
  ['subnet', 'subnetId'],
  ['cron', 'scheduleExpression'],
]);

/** The member that was probably meant by a key that its owner does not know. */
export function likelyMember(key: string, { shape }: Owner): string | undefined {
  const habit = habits.get(key);
  if (habit !== undefined && Object.hasOwn(shape.members, habit)) return habit;
  return nearest(key, Object.keys(shape.members));
}
