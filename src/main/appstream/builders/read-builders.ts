import { AppError, type BuilderRow } from '../../../contract/index.ts';
import { isAwsError } from '../../aws/aws-error.ts';
import type { AppStream } from '../../aws/clients.ts';
import { builderRow } from './builder-row.ts';

/** The builders of a Region, page by page; a page may be empty and yet not the last. */
export async function* builderPages(api: AppStream): AsyncGenerator<readonly BuilderRow[]> {
  let NextToken: string | undefined;
  do {
    const page = await api.describeImageBuilders({ ...(NextToken === undefined ? {} : { NextToken }) });
    yield (page.ImageBuilders ?? []).map(builderRow);
    NextToken = page.NextToken || undefined;
  } while (NextToken);
}

/** All of them, by name. */
export async function readBuilders(api: AppStream): Promise<readonly BuilderRow[]> {
  const rows: BuilderRow[] = [];
  for await (const page of builderPages(api)) rows.push(...page);
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One by its name; undefined where there is none. */
export async function findBuilder(api: AppStream, name: string): Promise<BuilderRow | undefined> {
  try {
    const { ImageBuilders: [found] = [] } = await api.describeImageBuilders({ Names: [name] });
    return found && builderRow(found);
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}

/** The same, where it must be there. */
export async function getBuilder(api: AppStream, name: string): Promise<BuilderRow> {
  const found = await findBuilder(api, name);
  if (!found) throw new AppError('not-found', `There is no image builder ${name} here any more.`);
  return found;
}
