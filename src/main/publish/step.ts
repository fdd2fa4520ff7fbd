import type { PlanAction, ResourceKind } from '../../contract/index.ts';
import type { Keys } from '../resources/links.ts';
import type { Fields } from './kinds/kind.ts';

/** A place in a request that gets the ARN of what another step makes. */
export interface LinkToStep {
  readonly keys: Keys;
  readonly step: string;
  /** It names one build, and gets the one that is made. */
  readonly pinned?: true;
}

/** A value of a file that publishing changes: the version that it got, the ARN of what it names. */
export interface FileEdit {
  readonly path: string;
  readonly keys: Keys;
  readonly from: string;
  readonly to: string;
  /** `to` is what is expected: the build that this step makes is what is written. */
  readonly step?: string;
}

export type Tags = Readonly<Record<string, string>>;

/** One change of the account, with all that making it takes: what the user confirmed is what is done, whatever happens to the files. */
export interface Step {
  readonly key: string;
  readonly action: Exclude<PlanAction, 'unchanged'>;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly version?: string;
  /** The request. The places of `links` hold what is expected there. */
  readonly body: Fields;
  readonly links: readonly LinkToStep[];
  /** What is replaced, or the ARN that is expected of what is made; without a build. */
  readonly arn?: string;
  /** Replaced in place: what the account had, as the body of an update. */
  readonly before?: Fields;
  /** Nothing but the tags of what is there already. */
  readonly tags?: { readonly before: Tags; readonly after: Tags };
  /** Another build: the newest one at the time of the plan. */
  readonly base?: string;
  readonly edits: readonly FileEdit[];
  /** Made for one run, and deleted after it. */
  readonly ephemeral?: boolean;
}

/** The image that is built when all steps are done. */
export const imageKey = '(image)';
