// What tests of the engine have in common.
import type { Distributor } from '../distribution/distributor.ts';
import type { BuildComponent, BuildJob, BuildJournal, BuildProgress, StepAnswer } from './build-job.ts';
import { amiId } from './resource-ids.ts';

export const ARN = 'arn:aws:imagebuilder:us-east-1:000000000000';

/** A component with one bash step a phase. */
export function component(name: string, phases: Readonly<Record<string, readonly string[]>>): BuildComponent {
  const document = {
    name: `The ${name}`,
    schemaVersion: '1.0',
    phases: Object.entries(phases).map(([phase, commands]) => ({
      name: phase,
      steps: [{ name: `Do-${phase}`, action: 'ExecuteBash', inputs: { commands } }],
    })),
  };
  return {
    arn: `${ARN}:component/${name}/1.0.0/1`,
    name,
    version: '1.0.0',
    data: JSON.stringify(document),
    platform: 'Linux',
    parameters: {},
  };
}

/** A job for the image Web 1.2.3/4 on an AMI. */
export function job(components: readonly BuildComponent[], changes: Partial<BuildJob> & Pick<BuildJob, 'outputDirectory'>): BuildJob {
  return {
    ...{ imageArn: `${ARN}:image/web/1.2.3/4`, imageName: 'Web', version: '1.2.3', buildNumber: 4, pipelineArn: undefined },
    ...{
      accountId: '000000000000',
      region: 'us-east-1',
      platform: 'Linux',
      parentImage: 'ami-0123456789abcdef0',
      parentArtifacts: undefined,
    },
    ...{ components, workingDirectory: undefined, testsEnabled: true, terminateInstanceOnFailure: true },
    distributions: [{ region: 'us-east-1', amiName: 'Web 1', description: undefined }],
    ...changes,
  };
}

/** A journal that keeps what it is told. */
export interface Diary {
  readonly journal: BuildJournal;
  readonly statuses: string[];
  readonly lines: string[];
  readonly steps: string[];
  readonly rollbacks: string[];
  readonly workflows: string[];
  /** What topics were told. */
  readonly messages: string[];
  /** The AMIs that were made, as `REGION NAME`. */
  readonly distributed: string[];
  /** Of steps, behind their first. */
  readonly attempts: string[];
  /** The progress that was kept, the newest last. */
  readonly kept: BuildProgress[];
  /** By the name of the step; the last of that name counts. */
  readonly inputs: Map<string, unknown>;
  readonly results: Map<string, { readonly outputs?: unknown; readonly message?: string }>;
}

interface Past {
  readonly onLine?: (line: string) => void;
  /** From where the build goes on. */
  readonly progress?: BuildProgress | undefined;
  readonly answer?: StepAnswer;
}

export function diary({ onLine = () => undefined, progress, answer }: Past = {}): Diary {
  const told = {
    statuses: [] as string[],
    lines: [] as string[],
    steps: [] as string[],
    rollbacks: [] as string[],
    workflows: [] as string[],
    messages: [] as string[],
    distributed: [] as string[],
    attempts: [] as string[],
    kept: [] as BuildProgress[],
    inputs: new Map<string, unknown>(),
    results: new Map<string, { readonly outputs?: unknown; readonly message?: string }>(),
  };
  const names = new Map<string, string>();
  const journal: BuildJournal = {
    logs: { group: '/aws/imagebuilder/Web', stream: '1.2.3/4' },
    status: (status) => void told.statuses.push(status),
    log: (...lines) => {
      told.lines.push(...lines);
      for (const line of lines) onLine(line);
    },
    startWorkflow: (kind, steps) => `wf-${kind}-${steps.length}`,
    finishWorkflow: (id, status) => void told.workflows.push(`${id} ${status}`),
    startStep: (_, { name, inputs }) => {
      const id = `step-${names.size}`;
      names.set(id, name);
      told.inputs.set(name, inputs);
      return id;
    },
    skipStep: (_, { name }) => void told.steps.push(`${name} SKIPPED`),
    finishStep: (id, status, result) => {
      told.steps.push(`${names.get(id)} ${status}`);
      told.results.set(names.get(id) ?? '', result);
    },
    rollback: (id, status) => void told.rollbacks.push(`${names.get(id)} ${status}`),
    distributor: fakeDistributor(told.distributed),
    notify: (topic, message) => void told.messages.push(`${topic} ${message}`),
    attempt: (id, number) => void told.attempts.push(`${names.get(id)} ${number}`),
    progress,
    keep: (kept) => void told.kept.push(kept),
    wait: (_, kept) => void told.kept.push(kept),
    answerTo: () => answer,
  };
  return { journal, ...told };
}

/** A distributor to whose accounts and Regions everything goes. */
function fakeDistributor(distributed: string[]): Distributor {
  const done = { dateStarted: '', dateStopped: '', step: 'Completed', status: 'Completed' } as const;
  return {
    copy: (_, distributions) =>
      distributions.map(({ region, amiName: name }) => {
        distributed.push(`${region} ${name}`);
        return { accountId: '000000000000', region, name, amiId: amiId(`${ARN}:image/web/1.2.3/4`, region), ...done };
      }),
    permit: (images) => images.map((image) => ({ ...image, ...done })),
    configure: async (images) => images.map((image) => ({ ...image, ...done })),
  };
}
