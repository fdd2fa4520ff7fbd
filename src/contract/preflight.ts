import { z } from 'zod';
import { stream } from './kernel.ts';

/** How to put something right: what to do, and where it can be said so, the command of the AWS CLI or the page that does it. */
export interface Mend {
  readonly text: string;
  readonly command?: string;
  readonly link?: string;
}

/** What one look found. `unchecked` is an answer too: why it could not be found out. */
export interface CheckResult {
  readonly state: 'ok' | 'warning' | 'failed' | 'unchecked';
  /** What was found, in a sentence. */
  readonly message: string;
  readonly mend?: Mend;
}

export type CheckState = CheckResult['state'];

export interface EstimateLine {
  readonly what: string;
  /** In US dollars; undefined: not known, and the note says why. */
  readonly usd?: number;
  /** Once a build, or for every month that the image is kept. */
  readonly per: 'build' | 'month';
  readonly note: string;
}

/** What a build will take, as far as it can be known before. */
export interface BuildEstimate {
  readonly duration: {
    readonly minutes: number;
    /** Earlier builds that it is the median of; 0: an assumption. */
    readonly builds: number;
  };
  readonly cost: readonly EstimateLine[];
  /** All that was taken for granted, in sentences. */
  readonly assumptions: readonly string[];
}

/** A preflight: `started` first, each check as it comes, `finished` last. */
export type PreflightEvent =
  | {
      readonly type: 'started';
      readonly subject: string;
      readonly connection: string;
      readonly checks: readonly { readonly id: string; readonly title: string }[];
    }
  | { readonly type: 'checked'; readonly id: string; readonly results: readonly CheckResult[] }
  | { readonly type: 'estimated'; readonly estimate: BuildEstimate }
  | { readonly type: 'finished' };

const target = z.union([
  z.object({ root: z.string().max(4096), path: z.string().max(4096) }),
  z.object({ arn: z.string().max(1024), connection: z.string().max(64).optional() }),
]);

/** A recipe or pipeline: a file of the workspace, or a resource of an account, that of the connection in use where none is named. */
export type PreflightTarget = z.infer<typeof target>;

export const preflight = {
  /** Looks whether a build can succeed, without changing anything. Stopping it begins no further look. */
  check: stream(target).of<PreflightEvent>(),
} as const;

/** How serious a check is: the worst of what it found. One that found nothing is not fine. */
export function worstOf(results: readonly CheckResult[]): CheckState {
  if (results.length === 0) return 'unchecked';
  return (['failed', 'warning', 'unchecked'] as const).find((state) => results.some((one) => one.state === state)) ?? 'ok';
}
