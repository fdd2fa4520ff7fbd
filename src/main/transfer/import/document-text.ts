import { AppError } from '../../../contract/index.ts';
import type { Aws } from '../../aws/clients.ts';

const place = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/(\S+)$/;

/** More than Image Builder takes (64 KB), so that nothing endless is read. */
const largest = 1024 * 1024;

/** The text of a document. Where the service answers with the document's place in S3 instead, it is fetched from there. */
export async function documentText(aws: Aws, data: string): Promise<string> {
  const [, Bucket, Key] = place.exec(data) ?? [];
  if (Bucket === undefined || Key === undefined) return data;
  const { Body, ContentLength = 0 } = await (await aws.s3()).getObject({ Bucket, Key });
  if (Body === undefined || ContentLength > largest)
    throw new AppError('refused', `${data} is no document: it has ${ContentLength} bytes.`);
  return Body.transformToString('utf-8');
}
