import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import type { SoftwareDeploymentStatus } from '../protocol/appstream-shapes.ts';
import { parseArn } from './arn.ts';
import { incompatible, notFound } from './faults.ts';
import { checkState } from './image-builders.ts';
import { putBuilder } from './move.ts';
import { askedPage } from './page.ts';
import { type BuilderRecord, builders, images } from './records.ts';
import { checkSoftware } from './software-names.ts';

interface AssociateRequest {
  readonly ImageBuilderName: string;
  readonly SoftwareNames: readonly string[];
}

/** Stages software, which a deployment installs. */
export function associateSoftware(account: Account, { ImageBuilderName: name, SoftwareNames: names }: AssociateRequest): object {
  return stage(account, name, { names, status: 'STAGED_FOR_INSTALLATION' });
}

/** Stages the removal of software, which a deployment carries out. */
export function disassociateSoftware(account: Account, { ImageBuilderName: name, SoftwareNames: names }: AssociateRequest): object {
  const { software } = checkState(account, 'stageSoftware', name);
  const missing = names.find((one) => software[one] === undefined);
  if (missing !== undefined) throw notFound('software', `${missing} of the image builder ${name}`);
  return stage(account, name, { names, status: 'STAGED_FOR_UNINSTALLATION' });
}

interface Staging {
  readonly names: readonly string[];
  readonly status: SoftwareDeploymentStatus;
}

function stage(account: Account, name: string, { names, status }: Staging): object {
  const builder = checkState(account, 'stageSoftware', name);
  checkSoftware(names);
  if (status === 'STAGED_FOR_INSTALLATION') checkWindows(builder);
  const staged = Object.fromEntries(names.map((one) => [one, status]));
  builders.put(account, name, { ...builder, software: { ...builder.software, ...staged } });
  return {};
}

function checkWindows({ platform }: BuilderRecord): void {
  if (!platform.startsWith('WINDOWS'))
    throw incompatible(`License-included software is for Windows, and the image builder is of ${platform}.`);
}

const begun: Readonly<Partial<Record<SoftwareDeploymentStatus, SoftwareDeploymentStatus>>> = {
  STAGED_FOR_INSTALLATION: 'PENDING_INSTALLATION',
  STAGED_FOR_UNINSTALLATION: 'PENDING_UNINSTALLATION',
};

const again: typeof begun = { FAILED_TO_INSTALL: 'PENDING_INSTALLATION', FAILED_TO_UNINSTALL: 'PENDING_UNINSTALLATION' };

interface DeployRequest {
  readonly ImageBuilderName: string;
  readonly RetryFailedDeployments?: boolean;
}

/** Installs and removes what is staged, on a builder that runs. */
export function startSoftwareDeployment(
  account: Account,
  { ImageBuilderName: name, RetryFailedDeployments: retry }: DeployRequest,
): object {
  const builder = checkState(account, 'deploySoftware', name);
  const next = retry ? { ...begun, ...again } : begun;
  const software = Object.fromEntries(Object.entries(builder.software).map(([one, status]) => [one, next[status] ?? status]));
  putBuilder(account, name, { ...builder, state: 'PENDING_SYNCING_APPS', software });
  return {};
}

interface DescribeRequest {
  readonly AssociatedResource: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

const pageSize = 50;

/** The software of an image builder, or of an image. */
export function describeSoftwareAssociations(account: Account, input: DescribeRequest): object {
  const { AssociatedResource: arn } = input;
  const all = softwareOf(account, arn).map(([SoftwareName, Status]) => ({ SoftwareName, Status, DeploymentError: [] }));
  const page = pageOf(all, ({ SoftwareName }) => SoftwareName, askedPage(input, pageSize));
  return { AssociatedResource: arn, SoftwareAssociations: page.items, NextToken: page.token };
}

function softwareOf(account: Account, arn: string): readonly (readonly [string, SoftwareDeploymentStatus])[] {
  const { kind, name = '', accountId, region } = parseArn(arn) ?? {};
  if (accountId !== account.accountId || region !== account.region) throw notFound('resource', arn);
  const image = kind === 'image' ? images.find(account, name) : undefined;
  if (image) return image.software.map((one) => [one, 'INSTALLED'] as const);
  const builder = kind === 'image-builder' ? builders.find(account, name) : undefined;
  if (!builder) throw notFound('resource', arn);
  return Object.entries(builder.software);
}
