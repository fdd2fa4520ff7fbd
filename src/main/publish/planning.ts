import type { Bump, PlanItem } from '../../contract/index.ts';
import type { Aws, Imagebuilder } from '../aws/clients.ts';
import { publishKindOf } from './kinds/index.ts';
import { type Fields, withoutBuild } from './kinds/kind.ts';
import type { Step } from './step.ts';

/** What the user chose in a plan. */
export interface PlanChoices {
  readonly versions: Readonly<Record<string, Bump>>;
  readonly bump?: Bump | undefined;
  readonly leave: readonly string[];
}

export const noChoices: PlanChoices = { versions: {}, leave: [] };

/** A resource that gets another version, or another build of one: what named the old one can name the new one. */
export interface Moved {
  readonly key: string;
  /** Without its version: `arn:…:component/greeter`. */
  readonly base: string;
  readonly version: string;
  readonly arn: string;
  /** Another build of the version: it concerns those alone that name a build. */
  readonly pinned?: true;
}

/** A plan while it is made. */
export interface Planning {
  readonly aws: Aws;
  readonly api: Imagebuilder;
  readonly choices: PlanChoices;
  readonly items: PlanItem[];
  readonly steps: Step[];
  /** What others name a resource by, by its key; undefined for one whose version the account chooses. */
  readonly arns: Map<string, string | undefined>;
  readonly moved: Moved[];
  readonly notes: string[];
}

/** What is decided about one resource. */
export interface Decision {
  readonly item: PlanItem;
  /** undefined: nothing is to be done. */
  readonly step?: Step;
  readonly arn: string | undefined;
  /** What the account has and keeps, under its own name, though its members may be replaced. */
  readonly found?: Fields;
}

const versionArn = /^(arn:.+)\/(\d+\.\d+\.\d+)$/;

/** An ARN of one exact version, in its parts; undefined for wildcards, and for what has no versions. */
export function splitVersion(arn: string): { readonly base: string; readonly version: string } | undefined {
  const [, base, version] = versionArn.exec(withoutBuild(arn)) ?? [];
  return base !== undefined && version !== undefined && publishKindOf(base) ? { base, version } : undefined;
}

const isSame = (a: { readonly version: string }, b: { readonly version: string }) => a.version === b.version;

/** The ARN of the build after this one. */
const nextBuild = (arn: string) => arn.replace(/\d+$/, (build) => String(Number(build) + 1));

/** What an ARN is pointed at when its resource gets another version in this plan. */
export function movedFrom({ moved }: Planning, arn: string): Moved | undefined {
  const exact = splitVersion(arn);
  const isPinned = withoutBuild(arn) !== arn;
  return exact && moved.find((to) => to.base === exact.base && (to.pinned ? isPinned && isSame(to, exact) : !isSame(to, exact)));
}

/** Takes a decision into the plan; what is decided later is compared with it. */
export function decide(planning: Planning, { item, step, arn }: Decision): void {
  planning.items.push(item);
  planning.arns.set(item.key, arn);
  if (!step) return;
  planning.steps.push(step);
  const exact = arn === undefined ? undefined : splitVersion(arn);
  if (!exact || arn === undefined) return;
  if (step.action === 'new-version') planning.moved.push({ key: item.key, arn, ...exact });
  if (step.action === 'new-build' && step.base !== undefined)
    planning.moved.push({ key: item.key, arn: nextBuild(step.base), pinned: true, ...exact });
}
