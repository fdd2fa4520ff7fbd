import type { Account } from '../account.ts';
import { amis } from '../ec2/ami-records.ts';
import type { CreateImportedImageRequest } from '../protocol/appstream-shapes.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { arnOf } from './arn.ts';
import { badCombination, incompatible, notFound } from './faults.ts';
import { checkName, toImage } from './images.ts';
import { findInstanceType } from './instance-types.ts';
import { putImage } from './move.ts';
import { latestAgentVersion } from './public-images.ts';
import type { ApplicationFacts, ImageRecord } from './records.ts';
import { giveTags } from './tags.ts';

type Request = CreateImportedImageRequest & { readonly Name: string; readonly WorkspaceImageId?: string };

/** All families that an imported image can be run on unless it says one. */
const families = ['General Purpose', 'Compute Optimized', 'Memory Optimized'];

/** An image of an AMI of the account. A dry run that would have succeeded is an error of that name, as everywhere. */
export function createImportedImage(account: Account, input: Request): object {
  if ((input.SourceAmiId === undefined) === (input.WorkspaceImageId === undefined)) {
    throw badCombination('Specify either SourceAmiId or WorkspaceImageId, and not both.');
  }
  if (input.SourceAmiId === undefined) throw notFound('WorkSpaces image', String(input.WorkspaceImageId));
  if (!/^arn:aws:iam::\d{12}:role\/.+/.test(input.IamRoleArn ?? '')) {
    throw new AwsError('InvalidRoleException', 'IamRoleArn must name the role that may read the AMI.');
  }
  checkAmi(account, input.SourceAmiId);
  checkName(account, input.Name);
  const body: ImageRecord = {
    ...{ state: 'IMPORTING', created: account.clock.now().toISOString(), baseImageArn: '', displayName: input.DisplayName ?? input.Name },
    ...{ description: input.Description, platform: 'WINDOWS_SERVER_2022', families: familiesOf(input), agentVersion: latestAgentVersion },
    ...{ latestAgent: input.AgentSoftwareVersion === 'ALWAYS_LATEST', baseReleased: undefined, applications: applicationsOf(input) },
    ...{ dynamicCatalog: false, software: [], type: 'CUSTOM', sharedWith: {} },
  };
  giveTags(account, arnOf(account, 'image', input.Name), input.Tags);
  putImage(account, input.Name, body);
  const may = { allowFleet: true, allowImageBuilder: true };
  return { Image: toImage({ name: input.Name, arn: arnOf(account, 'image', input.Name), visibility: 'PRIVATE', body, may }) };
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
  if (!type) throw badCombination(`There is no instance type ${wanted}.`);
  return [type.family];
}

function applicationsOf({ AppCatalogConfig = [] }: Request): readonly ApplicationFacts[] {
  return AppCatalogConfig.map(({ Name = '', DisplayName = Name, AbsoluteAppPath = '', ...more }) => ({
    ...{ name: Name, displayName: DisplayName, launchPath: AbsoluteAppPath, launchParameters: more.LaunchParameters },
    ...{ workingDirectory: more.WorkingDirectory, iconPath: more.AbsoluteIconPath, manifestPath: more.AbsoluteManifestPath },
  }));
}
