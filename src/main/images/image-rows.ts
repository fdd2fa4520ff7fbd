import type { ImageRow } from '../../contract/index.ts';
import type { Image, Imagebuilder, ImageSummary } from '../aws/clients.ts';
import { everyPage } from '../aws/every-page.ts';

/** A build of an image as lists show it. */
export function imageRow({ arn = '', name = '', state, dateCreated = '' }: Image | ImageSummary): ImageRow {
  const version = arn.split('/').slice(-2).join('/'); // with its build: 1.0.0/3
  return { arn, name, version, state: state?.status ?? '', reason: state?.reason ?? '', dateCreated };
}

/** Every build of every image of the account's own, with what the list tells of each: one call for 25 of them. */
export async function imageSummaries(api: Imagebuilder): Promise<readonly ImageSummary[]> {
  return everyPage((nextToken) => api.listImageBuildVersions({ maxResults: 25, nextToken }), 'imageSummaryList');
}

/** The newest first. */
export async function imageRows(api: Imagebuilder): Promise<readonly ImageRow[]> {
  const rows = (await imageSummaries(api)).map(imageRow);
  return rows.sort((a, b) => b.dateCreated.localeCompare(a.dateCreated));
}
