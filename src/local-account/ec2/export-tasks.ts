import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { type ExportTaskRecord, exportTasks } from './export-task-records.ts';
import { checkExport, type ExportFormat } from './export-to-bucket.ts';
import { applyFilters, type DescribeRequest, describePage, pickIds } from './filters.ts';
import { newId } from './resource-id.ts';
import { addTags, specifiedTags, type TagSpecification, tagsOf } from './tags.ts';

interface ExportImageRequest {
  readonly ImageId: string;
  readonly DiskImageFormat: ExportFormat;
  readonly S3ExportLocation: { readonly S3Bucket: string; readonly S3Prefix?: string };
  readonly RoleName?: string;
  readonly Description?: string;
  readonly TagSpecifications?: readonly TagSpecification[];
}

/** Begins to write the disk of an AMI into a bucket. What cannot be is refused at once, also where this computer lacks the tools. */
export function exportImage(account: Account, input: ExportImageRequest): object {
  const { ImageId: amiId, DiskImageFormat: format, S3ExportLocation: location, RoleName: role = 'vmimport' } = input;
  const taskId = newId('export-ami');
  const request = { amiId, format, bucket: location.S3Bucket, prefix: location.S3Prefix ?? '', role };
  checkExport(account, { taskId, ...request });
  const task: ExportTaskRecord = { ...request, description: input.Description, status: 'active', message: undefined };
  exportTasks.put(account, taskId, task);
  addTags(account, taskId, specifiedTags(input.TagSpecifications, 'export-image-task'));
  account.exports.wake();
  return { ...toTask(account, taskId, task), DiskImageFormat: format, RoleName: role };
}

interface DescribeExportImageTasksRequest extends DescribeRequest {
  readonly ExportImageTaskIds?: readonly string[];
}

/** Exports and how far they are. */
export function describeExportImageTasks(account: Account, input: DescribeExportImageTasksRequest): object {
  const all = exportTasks.list(account).map(({ id, body }) => toTask(account, id, body));
  const missing = (id: string) => new AwsError('InvalidExportTaskID.NotFound', `The export task ID '${id}' does not exist`);
  const picked = pickIds(all, input.ExportImageTaskIds, { idOf: ({ ExportImageTaskId }) => ExportImageTaskId, missing });
  const found = applyFilters(picked, input.Filters, { 'task-state': ({ Status }) => [Status] });
  const page = describePage(found, ({ ExportImageTaskId }) => ExportImageTaskId, input);
  return { ExportImageTasks: page.items, NextToken: page.token };
}

function toTask(account: Account, id: string, { amiId, description, status, message, bucket, prefix }: ExportTaskRecord) {
  return {
    ExportImageTaskId: id,
    ImageId: amiId,
    Description: description,
    Status: status,
    StatusMessage: message,
    Progress: status === 'active' ? '0' : undefined,
    S3ExportLocation: { S3Bucket: bucket, S3Prefix: prefix },
    Tags: tagsOf(account, id),
  };
}
