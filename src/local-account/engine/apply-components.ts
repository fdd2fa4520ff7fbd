import { analyze, type ExecutableDocument, toExecutable } from '../../documents/index.ts';
import {
  documentLine,
  failureLines,
  missingParameters,
  type RehearsalEvent,
  runDocument,
  type Sandbox,
  type StepFailure,
  toeLogWriter,
} from '../../rehearsal/index.ts';
import type { ExecutionIds } from './actions/action.ts';
import type { BuildComponent } from './build-job.ts';
import { BuildFailure, type BuildRun } from './build-run.ts';
import { imageVariables, type StageName } from './image-variables.ts';

export interface Stage {
  readonly name: StageName;
  /** Phases of every document that belong to this stage. */
  readonly phases: readonly string[];
}

/** Image Builder runs these two on the build instance; references between them work, so they are one run of a document. */
export const BUILD_STAGE: Stage = { name: 'BUILDING', phases: ['build', 'validate'] };
export const TEST_STAGE: Stage = { name: 'TESTING', phases: ['test'] };

/** Runs a stage's phases of every component, in the recipe's order; throws a BuildFailure at the first that fails. */
export async function applyComponents(
  run: BuildRun,
  stage: Stage,
  on: { readonly sandbox: Sandbox; readonly ids: ExecutionIds },
): Promise<void> {
  for (const component of run.job.components) {
    run.signal.throwIfAborted();
    const document = executableOf(component);
    const phases = stage.phases.filter((name) => document.phases.some((phase) => phase.name === name));
    if (phases.length > 0) await applyComponent(run, { component, document, stage: { ...stage, phases }, ...on });
  }
}

interface Application {
  readonly component: BuildComponent;
  readonly document: ExecutableDocument;
  readonly sandbox: Sandbox;
  readonly ids: ExecutionIds;
  readonly stage: Stage;
}

async function applyComponent(run: BuildRun, { component, document, sandbox, ids, stage }: Application): Promise<void> {
  const { deps, job, journal, signal } = run;
  const log = toeLogWriter();
  const emit = (event: RehearsalEvent) => {
    const lines = log.linesFor(event);
    if (lines.length > 0) journal.log(...lines);
  };
  const variables = imageVariables(job, stage.name, ids);
  journal.log(documentLine(component.arn));
  const outcome = await runDocument(
    { sandbox, services: deps.services ?? {}, emit, signal },
    {
      document,
      text: component.data,
      phases: stage.phases,
      parameters: component.parameters,
      environment: () => variables,
      network: deps.network ?? 'internet',
      account: { accountId: job.accountId, region: job.region },
      ...(job.workingDirectory ? { workingDirectory: job.workingDirectory } : {}),
    },
  );
  signal.throwIfAborted();
  if (!outcome.failed) return;
  const { phase, step } = outcome.failed;
  journal.log(...failureBlock({ component, document, failed: outcome.failed, stderr: log.stderrOf(phase, step) }));
  throw new BuildFailure(outcome.failed.message, { component: { arn: component.arn, phase, step, action: outcome.failed.action } });
}

function failureBlock(failure: Pick<Application, 'component' | 'document'> & { failed: StepFailure; stderr: readonly string[] }): string[] {
  const { component, document, failed, stderr } = failure;
  const { phase, step, action, message } = failed;
  return failureLines({ document: document.name ?? component.name, componentArn: component.arn, phase, step, action, message, stderr });
}

/** The account has checked the document when it was created; what still stops it here is said with the component's name. */
function executableOf(component: BuildComponent): ExecutableDocument {
  const analysis = analyze(component.data);
  const [error] = analysis.diagnostics.filter(({ severity }) => severity === 'error');
  const document = toExecutable(analysis);
  if (!document)
    throw new BuildFailure(`Component ${component.name} ${component.version} can't be run: ${error?.message ?? 'it is no document'}`);
  const missing = missingParameters(document, component.parameters);
  if (missing.length > 0) throw new BuildFailure(`Component ${component.name} needs values for the parameters ${missing.join(', ')}`);
  return document;
}
