import { findInstanceType } from '../../documents/index.ts';
import type { Account } from '../account.ts';
import { amis } from '../ec2/ami-records.ts';
import type { CreateImportedImageRequest } from '../protocol/appstream-shapes.ts';
import { latestAgent } from './agents.ts';
import { arnOf } from './arn.ts';
import { toOwnImage } from './describe-images.ts';
import { badRole, incompatible, notFound, notPermitted } from './faults.ts';
import { checkImageName } from './image-names.ts';
import { checkRole } from './machine.ts';
import { putImage } from './move.ts';
import { checkQuota } from './quotas.ts';
import type { ApplicationFacts, ImageRecord } from './records.ts';
import { putServiceBuilder } from './service-builder.ts';
import { giveTags } from './tags.ts';

type Request = CreateImportedImageRequest & { readonly Name: string; readonly WorkspaceImageId?: string };

/** The only one that can be imported. */
const platform = 'WINDOWS_SERVER_2022';

/** The families of every imported image; that of the type that it is meant for comes to them. */
const families = ['General Purpose', 'Compute Optimized', 'Memory Optimized'];

/** An image of an AMI of the account. A dry run that would have succeeded is an error of that name, as everywhere. */
export function createImportedImage(account: Account, input: Request): object {
  if ((input.SourceAmiId === undefined) === (input.WorkspaceImageId === undefined)) {
    throw notPermitted('Specify either SourceAmiId or WorkspaceImageId, and not both.');
  }
  if (input.SourceAmiId === undefined) throw notFound('WorkSpaces image', String(input.WorkspaceImageId));
  if (input.IamRoleArn === undefined) throw badRole('IamRoleArn must name the role that may read the AMI.');
  checkRole(account.accountId, input.IamRoleArn);
  checkAmi(account, input.SourceAmiId);
  checkImageName(account, input.Name);
  checkQuota(account, 'private images');
  const body: ImageRecord = {
    ...{ state: 'IMPORTING', created: account.clock.now().toISOString(), baseImageArn: '', displayName: input.DisplayName ?? input.Name },
    ...{ description: input.Description, platform, families: familiesOf(input), agentVersion: latestAgent(platform) },
    ...{ latestAgent: input.AgentSoftwareVersion === 'ALWAYS_LATEST', baseReleased: undefined, applications: applicationsOf(input) },
    ...{ dynamicCatalog: false, software: [], type: 'CUSTOM', sharedWith: {}, source: input.SourceAmiId },
    validates: input.RuntimeValidationConfig !== undefined,
  };
  giveTags(account, arnOf(account, 'image', input.Name), input.Tags);
  putImage(account, input.Name, body);
  putServiceBuilder(account, input.Name, { state: 'PENDING_IMAGE_IMPORT', image: body, imageArn: arnOf(account, 'image', input.Name) });
  return { Image: toOwnImage(account, input.Name, body) };
}

function checkAmi(account: Account, amiId: string): void {
  const ami = amis.find(account, amiId);
  if (!ami) throw notFound('AMI', amiId);
  if (ami.disabled) throw incompatible(`The AMI ${amiId} is disabled.`);
  // The guide wants Windows Server 2022 with UEFI and a TPM; of these the account knows the platform.
  if (!/windows/i.test(ami.platform))
    throw incompatible(`The AMI ${amiId} is for ${ami.platform}; only Windows Server 2022 can be imported.`);
}

function familiesOf({ RuntimeValidationConfig }: Request): readonly string[] {
  const wanted = RuntimeValidationConfig?.IntendedInstanceType;
  if (wanted === undefined) return families;
  const type = findInstanceType(wanted);
  if (!type) throw incompatible(`There is no instance type ${wanted}.`);
  return [...new Set([...families, type.family])];
}

function applicationsOf({ AppCatalogConfig = [] }: Request): readonly ApplicationFacts[] {
  return AppCatalogConfig.map(({ Name = '', DisplayName = Name, AbsoluteAppPath = '', ...more }) => ({
    ...{ name: Name, displayName: DisplayName, launchPath: AbsoluteAppPath, launchParameters: more.LaunchParameters },
    ...{ workingDirectory: more.WorkingDirectory, iconPath: more.AbsoluteIconPath, manifestPath: more.AbsoluteManifestPath },
  }));
}
