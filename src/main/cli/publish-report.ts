import type { Writable } from 'node:stream';
import {
  changesOf,
  type FieldChange,
  type PlanAction,
  type PlanItem,
  type PublishPlan,
  type PublishProgress,
} from '../../contract/index.ts';

const marks: Readonly<Record<PlanAction, string>> = {
  create: '+ create',
  'new-version': '+ new version',
  'new-build': '+ new build',
  update: '~ replace',
  unchanged: '= unchanged',
};

const nameOf = ({ kind, name, version }: Pick<PlanItem, 'kind' | 'name' | 'version'>) =>
  `${kind.replaceAll('-', ' ')} ${name}${version === undefined ? '' : ` ${version}`}`;

/** A short value as it is, a long one as what became of its lines. */
function changeLine({ field, before, after }: FieldChange): string {
  const isLong = [before, after].some((text) => text !== undefined && (text.includes('\n') || text.length > 60));
  if (isLong) return `      ${field}: ${before === undefined ? 'new' : after === undefined ? 'left out' : 'changed'}`;
  return `      ${field}: ${[before ?? '(none)', after ?? '(none)'].join(' -> ')}`;
}

/** Tells a plan in the manner of `terraform plan`. */
export function writePlan(out: Writable, plan: PublishPlan): void {
  const say = (text: string) => void out.write(`${text}\n`);
  say(`${plan.place.name}, account ${plan.place.accountId}, Region ${plan.place.region}\n`);
  for (const item of plan.items) {
    const from = item.previous !== undefined && item.previous !== item.version ? ` (from ${item.previous})` : '';
    const left = item.included ? '' : ' (left as it is)';
    say(`  ${marks[item.action].padEnd(14)} ${nameOf(item)}${from}${left}`);
    say(`      ${[item.path, item.reason].filter(Boolean).join(': ')}`);
    if (item.action === 'create' || item.action === 'unchanged') continue;
    for (const change of item.changes) say(changeLine(change));
    for (const edit of item.edits) say(`      ${edit}`);
  }
  for (const { problem, ...item } of plan.items) if (problem !== undefined) say(`\n${nameOf(item)} would be refused: ${problem}`);
  for (const note of plan.notes) say(`\nNote: ${note}`);
  say(`\n${plan.summary}`);
}

export interface ProgressReport {
  tell(progress: PublishProgress): void;
}

/** Tells how far a plan has come, each thing once. */
export function progressReport(out: Writable, json: boolean): ProgressReport {
  const said = new Set<string>();
  const once = (text: string) => {
    if (!said.has(text)) out.write(`${text}\n`);
    said.add(text);
  };
  return {
    tell(progress) {
      if (json) return;
      for (const { state, message, arn, ...item } of progress.steps) {
        if (state === 'running') once(`publishing ${nameOf(item)}`);
        if (state === 'done') once(`published  ${nameOf(item)}: ${message ?? arn ?? ''}`);
        if (state === 'failed') once(`failed     ${nameOf(item)}: ${message ?? ''}`);
      }
      for (const notice of progress.notices) once(notice);
    },
  };
}

/** Nothing would change. */
export const isEmpty = (plan: PublishPlan) => changesOf(plan).length === 0;
