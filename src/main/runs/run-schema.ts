import { z } from 'zod';
import type { LogLine, RunRecord } from '../../contract/index.ts';

// A run as it comes from a file of somebody else: nothing is believed, and everything has its bounds.

const name = z.string().max(1024);
const long = z.string().max(65_536);
const time = z.iso.datetime();
const count = z.number().int().min(0).max(1e9);
const position = z.object({ line: count, character: count });
const source = z.object({ path: name, arn: name.exactOptional(), range: z.object({ start: position, end: position }) });
const states = ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'gone'] as const;
const stepStates = ['pending', 'running', 'succeeded', 'failed', 'timedOut', 'skipped', 'ignoredFailure', 'cancelled'] as const;
const place = { component: name.exactOptional(), phase: name.exactOptional() };
/** JSON of whatever form; the size of the record's line bounds it. */
const anything = z.unknown();

const step = z.object({
  ...place,
  id: name,
  stage: name,
  name,
  action: name.exactOptional(),
  state: z.enum(stepStates),
  attempt: count,
  startedAt: time.exactOptional(),
  durationMs: z.number().min(0).exactOptional(),
  exitCode: z.number().int().nullable().exactOptional(),
  message: long.exactOptional(),
  inputs: anything.optional(),
  outputs: z.record(name, long).exactOptional(),
  fidelity: z.object({ level: z.enum(['exact', 'emulated', 'skipped']), reason: long.exactOptional() }).exactOptional(),
  source: source.exactOptional(),
});

const failure = z.object({
  ...place,
  step: name.exactOptional(),
  action: name.exactOptional(),
  message: long,
  lines: z.array(long).max(200),
  source: source.exactOptional(),
  advice: long,
});

const change = z.object({
  kind: z.enum(['added', 'changed', 'deleted']),
  path: z.string().max(8192),
  type: z.enum(['file', 'directory', 'symlink', 'other']),
  size: z.number().min(0),
});

const artifact = z.object({
  type: z.enum(['oci-archive', 'layer', 'manifest', 'ami', 'container']),
  path: name,
  region: name.exactOptional(),
  account: name.exactOptional(),
  name: name.exactOptional(),
});

export const exportedRun: z.ZodType<Omit<RunRecord, 'id'>> = z.object({
  origin: z.enum(['rehearsal', 'local-build', 'aws-build']),
  file: name,
  root: z.literal(''),
  title: name,
  // How a run that was under way went on is not in its file.
  state: z.enum(states).transform((state) => (state === 'queued' || state === 'running' ? 'cancelled' : state)),
  startedAt: time,
  finishedAt: time.exactOptional(),
  connection: z.object({ id: name, region: name }).exactOptional(),
  imageArn: name.exactOptional(),
  notes: z.array(long).max(1000),
  stage: name.exactOptional(),
  stages: z.record(name, time).exactOptional(),
  usual: z.record(name, z.number()).exactOptional(),
  steps: z.array(step).max(10_000),
  failure: failure.exactOptional(),
  changes: z.array(change).max(1_000_000),
  artifacts: z.array(artifact).max(1000),
});

export const logLine: z.ZodType<LogLine> = z.object({
  index: count,
  time,
  stream: z.enum(['stdout', 'stderr', 'system']),
  stepId: name.exactOptional(),
  from: z.enum(['kiln', 's3']).exactOptional(),
  text: z.string().max(1024 * 1024),
});
