import { AppError, type ImportCheck, type ImportRequirement } from '../../../contract/index.ts';
import { isAwsError } from '../../aws/aws-error.ts';
import type { Aws, Ec2Image } from '../../aws/clients.ts';

/**
 * What EC2 says of an AMI that is to become an image. AWS wants Windows Server 2022 with the full desktop, UEFI and a TPM 2.0, and looks at
 * the machine itself when it imports: https://docs.aws.amazon.com/appstream2/latest/APIReference/API_CreateImportedImage.html
 */
export async function checkImport(aws: Aws, amiId: string): Promise<ImportCheck> {
  const ami = await readAmi(aws, amiId);
  return { amiId, name: ami.Name ?? '', requirements: [available(ami), windows(ami), uefi(ami), tpm(ami)] };
}

async function readAmi(aws: Aws, amiId: string): Promise<Ec2Image> {
  const [ami] = await found(aws, amiId);
  if (ami) return ami;
  const where = aws.connection.region;
  throw new AppError(
    'not-found',
    `There is no AMI ${amiId} in ${where}, or it is not shared with this account. An AMI is imported in its own Region.`,
  );
}

async function found(aws: Aws, amiId: string): Promise<readonly Ec2Image[]> {
  const ec2 = await aws.ec2();
  try {
    return (await ec2.describeImages({ ImageIds: [amiId], IncludeDeprecated: true, IncludeDisabled: true })).Images ?? [];
  } catch (error) {
    if (isAwsError(error, 'InvalidAMIID.NotFound', 'InvalidAMIID.Unavailable')) return [];
    throw error;
  }
}

function available({ State, StateReason }: Ec2Image): ImportRequirement {
  const why = StateReason?.Message === undefined ? '' : ` ${StateReason.Message}`;
  return { title: 'Available', met: State === 'available', text: `EC2 says: ${State ?? 'nothing'}.${why}` };
}

/** EC2 knows the system; its release and edition stand in names and descriptions alone. */
function windows({ Platform, PlatformDetails = '', Name = '', Description = '' }: Ec2Image): ImportRequirement {
  const title = 'Windows Server 2022, full';
  const said = `${Name} ${Description} ${PlatformDetails}`;
  if (!/windows/i.test(`${Platform ?? ''} ${PlatformDetails}`))
    return { title, met: false, text: `It is ${PlatformDetails || 'Linux'}. Only Windows Server 2022 can be imported.` };
  if (/core/i.test(said) && /windows/i.test(said))
    return { title, met: false, text: 'Its name says Core, which has no desktop. Build on the full edition.' };
  const other = /\b(20(?:12|16|19|25))\b/.exec(said.replaceAll('_', ' '))?.[1];
  if (/2022/.test(said)) return { title, met: true, text: 'Its name or description says Windows Server 2022.' };
  if (other !== undefined && /windows/i.test(`${Name} ${Description}`))
    return { title, met: false, text: `Its name says Windows Server ${other}. Build on Windows Server 2022.` };
  return { title, met: 'unknown', text: 'It is Windows, and EC2 does not say which release. AWS looks when it imports.' };
}

function uefi({ BootMode }: Ec2Image): ImportRequirement {
  const title = 'Boots by UEFI';
  if (BootMode === undefined)
    return { title, met: 'unknown', text: 'EC2 says nothing about how it boots; AMIs without a boot mode mostly boot the old way.' };
  if (BootMode === 'legacy-bios')
    return { title, met: false, text: 'It boots the old way (legacy-bios). Build on an AMI whose boot mode is uefi.' };
  return { title, met: true, text: `Its boot mode is ${BootMode}.` };
}

function tpm({ TpmSupport, BootMode }: Ec2Image): ImportRequirement {
  const title = 'Has a TPM 2.0';
  if (TpmSupport === 'v2.0') return { title, met: true, text: 'EC2 says v2.0.' };
  if (TpmSupport === undefined && BootMode === undefined) return { title, met: 'unknown', text: 'EC2 says nothing about a TPM.' };
  return {
    title,
    met: false,
    text: 'EC2 says that it has none. Build on an AMI with TPM support, such as TPM-Windows_Server-2022-English-Full-Base.',
  };
}
