import { AppError, type BuilderDetail, type BuilderRow, type BuilderSoftware, mostTags, tagFault } from '../../../contract/index.ts';
import type { AppStream } from '../../aws/clients.ts';
import { allPages } from '../all-pages.ts';
import { allow } from './operate.ts';
import { getBuilder } from './read-builders.ts';

export interface DetailDeps {
  readonly api: AppStream;
  /** Puts in since when it runs. */
  withKnown(rows: readonly BuilderRow[]): readonly BuilderRow[];
}

/** One builder with its tags and its software. */
export async function builderDetail({ api, withKnown }: DetailDeps, name: string): Promise<BuilderDetail> {
  const row = await getBuilder(api, name);
  const [{ Tags: tags = {} }, software] = await Promise.all([api.listTagsForResource({ ResourceArn: row.arn }), softwareOf(api, row.arn)]);
  return { builder: withKnown([row])[0] ?? row, tags, software };
}

/** Some Regions and roles know nothing of license-included software: that is told, and the rest is shown all the same. */
async function softwareOf(api: AppStream, AssociatedResource: string): Promise<BuilderDetail['software']> {
  try {
    const found = await allPages(async (NextToken) => {
      const page = await api.describeSoftwareAssociations({ AssociatedResource, NextToken });
      return { items: page.SoftwareAssociations, next: page.NextToken };
    });
    const items = found.map(
      ({ SoftwareName = '', Status = '', DeploymentError = [] }): BuilderSoftware => ({
        ...{ name: SoftwareName, status: Status },
        errors: DeploymentError.map(({ ErrorCode = '', ErrorMessage = '' }) => ErrorMessage || ErrorCode),
      }),
    );
    return { items, obstacle: undefined };
  } catch (error) {
    if (error instanceof AppError) return { items: [], obstacle: error.message };
    throw error;
  }
}

export interface TagChange {
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}

/** Changes the tags of a builder, and answers those that it has then. What is removed goes first, to make room for what comes. */
export async function changeBuilderTags(
  api: AppStream,
  name: string,
  { set, remove }: TagChange,
): Promise<Readonly<Record<string, string>>> {
  for (const [key, value] of Object.entries(set)) {
    const fault = tagFault({ key, value });
    if (fault !== undefined) throw new AppError('invalid-input', `The tag '${key}': ${fault}`);
  }
  const { arn: ResourceArn } = await getBuilder(api, name);
  const { Tags: before = {} } = await api.listTagsForResource({ ResourceArn });
  const kept = Object.keys(before).filter((key) => !remove.includes(key));
  if (new Set([...kept, ...Object.keys(set)]).size > mostTags)
    throw new AppError('invalid-input', `An image builder can have ${mostTags} tags at most. Remove some first.`);
  if (remove.length > 0) await api.untagResource({ ResourceArn, TagKeys: [...remove] });
  if (Object.keys(set).length > 0) await api.tagResource({ ResourceArn, Tags: { ...set } });
  return (await api.listTagsForResource({ ResourceArn })).Tags ?? {};
}

export interface SoftwareChange {
  readonly install: readonly string[];
  readonly uninstall: readonly string[];
  readonly deploy: boolean;
}

/** Stages software; with `deploy` what is staged is installed and uninstalled, and what failed before is tried again. */
export async function changeBuilderSoftware(api: AppStream, name: string, { install, uninstall, deploy }: SoftwareChange): Promise<void> {
  if (install.length + uninstall.length > 0) await allow(api, name, 'stageSoftware');
  if (deploy) await allow(api, name, 'deploySoftware');
  if (install.length > 0) await api.associateSoftwareToImageBuilder({ ImageBuilderName: name, SoftwareNames: [...install] });
  if (uninstall.length > 0) await api.disassociateSoftwareFromImageBuilder({ ImageBuilderName: name, SoftwareNames: [...uninstall] });
  if (deploy) await api.startSoftwareDeploymentToImageBuilder({ ImageBuilderName: name, RetryFailedDeployments: true });
}
