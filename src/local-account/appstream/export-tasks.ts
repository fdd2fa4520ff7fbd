import { randomUUID } from 'node:crypto';
import type { Account } from '../account.ts';
import { holderOfName, registerAmi } from '../ec2/ami-records.ts';
import { newId } from '../ec2/resource-id.ts';
import { pageOf } from '../paging.ts';
import { arnOf, parseArn } from './arn.ts';
import { notFound, notPermitted } from './faults.ts';
import { checkAvailable, ownImage } from './find-image.ts';
import { checkRole } from './machine.ts';
import { type Mover, putExport } from './move.ts';
import { askedPage } from './page.ts';
import { type ExportRecord, exports, images } from './records.ts';

interface Request {
  readonly ImageName: string;
  readonly AmiName: string;
  readonly IamRoleArn: string;
  readonly AmiDescription?: string;
  readonly TagSpecifications?: Readonly<Record<string, string>>;
}

/** Begins to make an AMI of an image. */
export function createExportImageTask(account: Account, input: Request): object {
  const image = ownImage(account, input.ImageName);
  checkAvailable(input.ImageName, image);
  checkRole(account.accountId, input.IamRoleArn);
  checkAmiName(account, input.AmiName);
  const id = randomUUID();
  const task: ExportRecord = {
    ...{ state: 'EXPORTING', created: account.clock.now().toISOString(), imageArn: arnOf(account, 'image', input.ImageName) },
    ...{ amiName: input.AmiName, amiDescription: input.AmiDescription, tags: input.TagSpecifications ?? {}, amiId: undefined },
  };
  putExport(account, id, task);
  return { ExportImageTask: toTask(id, task) };
}

/** A name belongs to one AMI of the account, or to one that is on its way. */
function checkAmiName(account: Account, name: string): void {
  const isComing = exports.list(account).some(({ body }) => body.state === 'EXPORTING' && body.amiName === name);
  if (isComing || holderOfName(account, name) !== undefined) throw notPermitted(`The account has an AMI of the name ${name} already.`);
}

/** One task. */
export function getExportImageTask(account: Account, { TaskId: id = '' }: { readonly TaskId?: string }): object {
  const task = exports.find(account, id);
  if (!task) throw notFound('export task', id);
  return { ExportImageTask: toTask(id, task) };
}

interface ListRequest {
  readonly Filters?: readonly { readonly Name: string; readonly Values: readonly string[] }[];
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** Tasks of the Region, the oldest first. */
export function listExportImageTasks(account: Account, input: ListRequest): object {
  const { Filters = [] } = input;
  const unknown = Filters.find(({ Name }) => !Object.hasOwn(filters, Name));
  if (unknown) throw notPermitted(`There is no filter ${unknown.Name}; there are ${Object.keys(filters).join(', ')}.`);
  const found = exports
    .list(account)
    .filter(({ body }) => Filters.every(({ Name, Values }) => Values.includes(filters[Name]?.(body) ?? '')));
  const page = pageOf(found, ({ id }) => id, askedPage(input, 50));
  return { ExportImageTasks: page.items.map(({ id, body }) => toTask(id, body)), NextToken: page.token };
}

const filters: Readonly<Record<string, (task: ExportRecord) => string>> = {
  State: ({ state }) => state,
  ImageArn: ({ imageArn }) => imageArn,
  AmiName: ({ amiName }) => amiName,
};

/** Ends a task: the AMI is there, unless the image went before. It is a record: nothing on this computer is a disk of Windows. */
export function endExport(owner: Mover, id: string, task: ExportRecord): void {
  if (!images.find(owner, parseArn(task.imageArn)?.name ?? '')) {
    const error = { code: 'IMAGE_NOT_FOUND', message: `The image ${task.imageArn} is gone.` };
    putExport(owner, id, { ...task, state: 'FAILED', error });
    return;
  }
  const { amiName: name, amiDescription: description } = task;
  const amiId = newId('ami');
  const tags = Object.entries(task.tags).map(([Key, Value]) => ({ Key, Value }));
  const created = owner.clock.now().toISOString();
  registerAmi(owner, { id: amiId, bytes: 0, name, description, created, architecture: 'x86_64', platform: 'Windows', tags });
  putExport(owner, id, { ...task, state: 'COMPLETED', amiId });
}

function toTask(id: string, { state, created, imageArn, amiName, amiDescription, tags, amiId, error }: ExportRecord): object {
  return {
    ...{ TaskId: id, ImageArn: imageArn, AmiName: amiName, AmiDescription: amiDescription, CreatedDate: new Date(created), State: state },
    ...{ AmiId: amiId, TagSpecifications: tags, ErrorDetails: error ? [{ ErrorCode: error.code, ErrorMessage: error.message }] : [] },
  };
}
