import type { AmiExclusions, AmiSnapshot } from '../../contract/index.ts';
import { unitsBefore } from './calendar.ts';

/** An AMI as the exclusions of a rule see it. */
export interface AmiToJudge {
  readonly id: string;
  readonly region: string;
  readonly isPublic: boolean;
  readonly sharedWith: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  /** ISO 8601; an AMI that was never launched is not spared for its last launch. */
  readonly lastLaunched: string | undefined;
  readonly snapshots: readonly AmiSnapshot[];
}

/** Why a rule lets an AMI be, as a sentence; undefined for one that nothing spares. */
export function sparedBecause(ami: AmiToJudge, rules: AmiExclusions | undefined, now: Date): string | undefined {
  if (!rules) return undefined;
  if (rules.regions?.includes(ami.region)) return `AMIs in ${ami.region} are excluded.`;
  if (rules.isPublic && ami.isPublic) return `${ami.id} is public, and public AMIs are excluded.`;
  const account = ami.sharedWith.find((one) => rules.sharedAccounts?.includes(one));
  if (account !== undefined) return `${ami.id} is shared with ${account}, which is excluded.`;
  const { lastLaunched } = rules;
  if (
    lastLaunched &&
    ami.lastLaunched !== undefined &&
    Date.parse(ami.lastLaunched) >= unitsBefore(now, lastLaunched.value, lastLaunched.unit)
  )
    return `${ami.id} was launched within the last ${lastLaunched.value} ${lastLaunched.unit.toLowerCase()}.`;
  const tag = Object.entries(rules.tagMap ?? {}).find(([key, value]) => ami.tags[key] === value);
  return tag && `${ami.id} has the tag ${tag[0]}=${tag[1]}, which is excluded.`;
}
