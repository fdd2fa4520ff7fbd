import type { PreflightEvent, PreflightTarget, RunSummary } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import type { Target } from '../connections/connections.ts';
import type { CheckContext } from './check.ts';
import { checks } from './checks/index.ts';
import { estimateBuild } from './estimate-build.ts';
import { subjectInAccount } from './read-account.ts';
import { subjectInFiles } from './read-files.ts';
import { runChecks } from './run-checks.ts';

export interface PreflightDeps {
  /** The account in use, or another Region of one. */
  aws(target?: Target): Promise<Aws>;
  /** What this machine remembers of earlier builds. */
  runs(): readonly RunSummary[];
}

export interface Preflight {
  check(target: PreflightTarget, signal: AbortSignal): AsyncIterable<PreflightEvent>;
}

async function subjectOf(aws: Aws, target: PreflightTarget) {
  return 'arn' in target ? subjectInAccount(await aws.imagebuilder(), target.arn) : subjectInFiles(aws, target);
}

/** The Region stands in the ARN. */
function placeOf(target: PreflightTarget): Target | undefined {
  if (!('arn' in target) || target.connection === undefined) return undefined;
  return { id: target.connection, region: target.arn.split(':')[3] ?? '' };
}

async function* checkBuild(
  { aws: connect, runs }: PreflightDeps,
  target: PreflightTarget,
  signal: AbortSignal,
): AsyncGenerator<PreflightEvent> {
  const aws = await connect(placeOf(target));
  const { id, region: home } = aws.connection;
  const subject = await subjectOf(aws, target);
  const context: CheckContext = { aws, subject, inRegion: async (region) => (region === home ? aws : connect({ id, region })) };
  const applying = checks.filter((check) => check.applies(subject));
  yield {
    type: 'started',
    subject: subject.title,
    connection: aws.connection.name,
    checks: applying.map((check) => ({ id: check.id, title: check.title })),
  };
  for await (const checked of runChecks(context, applying, signal)) yield { type: 'checked', ...checked };
  if (signal.aborted) return;
  yield { type: 'estimated', estimate: await estimateBuild(aws, subject, runs()) };
  yield { type: 'finished' };
}

/** Looks whether a build can succeed and what it will take. Everything it asks only reads. */
export function createPreflight(deps: PreflightDeps): Preflight {
  return { check: (target, signal) => checkBuild(deps, target, signal) };
}
