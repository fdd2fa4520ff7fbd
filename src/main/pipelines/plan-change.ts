import { AppError, type FieldChange, type PipelineChange, type PipelineSettings } from '../../contract/index.ts';
import { readSchedule } from '../../documents/index.ts';
import type { Aws, UpdateImagePipelineRequest } from '../aws/clients.ts';
import { fieldChanges, fieldsOf, updateBody } from '../publish/field-changes.ts';
import { pipeline as pipelineKind } from '../publish/kinds/pipeline.ts';
import type { Fields } from '../transfer/request-form.ts';
import { readPipeline, settingsOf } from './read-pipeline.ts';

/** A change with what carrying it out takes. */
export interface PreparedChange {
  readonly change: Omit<PipelineChange, 'id'>;
  readonly aws: Aws;
  /** undefined: a new one. */
  readonly arn: string | undefined;
  /** What the account had when the difference was made. */
  readonly seen: Fields | undefined;
  /** The whole request: an update replaces everything. */
  readonly body: Fields;
}

/** What the service would refuse, told before it is asked, with what to do. */
function check({ imageRecipeArn, containerRecipeArn, executionRole, schedule, workflows = [] }: PipelineSettings): void {
  const fault = (message: string) => new AppError('invalid-input', message);
  if ((imageRecipeArn === undefined) === (containerRecipeArn === undefined))
    throw fault('A pipeline builds one recipe: choose an image recipe or a container recipe.');
  if (workflows.length > 0 && executionRole === undefined)
    throw fault('Workflows of its own need an execution role: fill it in, or remove the workflows.');
  if (schedule === undefined) return;
  const reading = readSchedule(schedule.scheduleExpression);
  if ('fault' in reading && !reading.fault.doubtful) throw fault(`The schedule ${schedule.scheduleExpression}: ${reading.fault.message}`);
}

function consequences(changes: readonly FieldChange[], { schedule, status }: PipelineSettings): string[] {
  const changed = new Set(changes.map(({ field }) => field));
  const notes: string[] = [];
  if (changed.has('status'))
    notes.push(
      status === 'ENABLED' ? 'It runs on its schedule from now on.' : 'It no longer runs on its schedule; it can still be started by hand.',
    );
  if (schedule !== undefined && status === 'ENABLED' && changes.length > 0)
    notes.push('Scheduled runs start builds by themselves: in AWS their instances and images are billed.');
  return notes;
}

export interface ChangeRequest {
  readonly arn?: string | undefined;
  readonly settings: PipelineSettings;
}

/** What saving settings would do. An update replaces the whole pipeline, so the difference is with what the account has at this moment. */
export async function planChange(aws: Aws, { arn, settings }: ChangeRequest): Promise<PreparedChange> {
  check(settings);
  const account = `${aws.connection.name}, ${aws.connection.region}`;
  const common = { name: settings.name, account };
  if (arn === undefined) {
    const changes = [...fieldsOf(pipelineKind, settings), ...tagsOf(settings)];
    const change = { ...common, action: 'create', changes, notes: consequences(changes, settings) } as const;
    return { change, aws, arn, seen: undefined, body: settings };
  }
  const seen = await readPipeline(aws, arn);
  const { tags: _tags, name: _name, ...wanted } = settings;
  const changes = fieldChanges(pipelineKind, wanted, seen);
  const action = changes.length === 0 ? 'unchanged' : 'update';
  const change = { ...common, action, changes, notes: consequences(changes, settings) } as const;
  return { change, aws, arn, seen, body: updateBody(pipelineKind, wanted) };
}

const tagsOf = ({ tags = {} }: PipelineSettings): FieldChange[] =>
  Object.keys(tags).length === 0 ? [] : [{ field: 'tags', after: JSON.stringify(tags, undefined, 2) }];

/** The status alone: everything else is sent as the account has it. */
export async function planStatusChange(
  aws: Aws,
  { arn, status }: { readonly arn: string; readonly status: PipelineSettings['status'] },
): Promise<PreparedChange> {
  return planChange(aws, { arn, settings: { ...settingsOf(await readPipeline(aws, arn)), status } });
}

type UpdatedMembers = Omit<UpdateImagePipelineRequest, 'imagePipelineArn' | 'clientToken'>;

/** Carries a change out under its token, so that doing it twice makes nothing twice. Gives the ARN. */
export async function applyChange({ arn, aws, body, change, seen }: PreparedChange, clientToken: string): Promise<string> {
  const api = await aws.imagebuilder();
  if (arn === undefined) return pipelineKind.create(api, { ...body, clientToken });
  if (change.action === 'unchanged') return arn;
  const now = await readPipeline(aws, arn);
  if (fieldChanges(pipelineKind, seen ?? {}, now).length > 0)
    throw new AppError('conflict', `Somebody changed ${change.name} meanwhile. Look at it anew, and save again.`);
  // The members are those of the request: they went through the contract's schema.
  await api.updateImagePipeline({ ...(body as UpdatedMembers), imagePipelineArn: arn, clientToken });
  return arn;
}
