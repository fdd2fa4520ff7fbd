import type { BuildEstimate, RunSummary } from '../../contract/index.ts';
import { AppError } from '../../contract/index.ts';
import type { Aws, Ec2Image } from '../aws/clients.ts';
import { type EstimateInput, estimateOf } from '../estimate/estimate.ts';
import { median, minutesOfPastBuilds } from '../estimate/past-builds.ts';
import { parentImage } from './checks/parent-image.ts';
import type { BuildSubject } from './subject.ts';

/** The parent as EC2 knows it; undefined where it is no AMI or cannot be looked up. */
async function parentAmi(aws: Aws, { recipe }: BuildSubject): Promise<Ec2Image | undefined> {
  try {
    const found = await parentImage(aws, recipe.parentImage);
    return found?.kind === 'ami' ? found.image : undefined;
  } catch (error) {
    if (error instanceof AppError) return undefined; // the check of the parent image tells why
    throw error;
  }
}

/** The recipe's volumes lie over those of the parent, device by device. */
function volumesOf({ recipe }: BuildSubject, parent: Ec2Image | undefined): EstimateInput['volumes'] {
  const devices = new Map<string, { gigabytes: number | undefined; type: string }>();
  for (const { DeviceName = '', Ebs } of parent?.BlockDeviceMappings ?? [])
    if (Ebs) devices.set(DeviceName, { gigabytes: Ebs.VolumeSize, type: Ebs.VolumeType ?? 'gp2' });
  for (const { deviceName = '', ebs } of recipe.volumes) {
    const below = devices.get(deviceName);
    if (ebs) devices.set(deviceName, { gigabytes: ebs.volumeSize ?? below?.gigabytes, type: ebs.volumeType ?? below?.type ?? 'gp2' });
  }
  return [...devices.values()];
}

/** Each Region of the distribution has the image once, and each target account once more. */
function copiesOf({ distributions }: BuildSubject, home: Aws['connection']): EstimateInput['copies'] {
  return distributions.flatMap(({ region = home.region, amiDistributionConfiguration }) => {
    const isOtherRegion = region !== home.region;
    const others = (amiDistributionConfiguration?.targetAccountIds ?? []).filter((account) => account !== home.accountId);
    return Array.from({ length: others.length + (isOtherRegion ? 1 : 0) }, () => ({ region, isOtherRegion }));
  });
}

/** What a build will take. `runs`: what this machine remembers of earlier ones. */
export async function estimateBuild(aws: Aws, subject: BuildSubject, runs: readonly RunSummary[]): Promise<BuildEstimate> {
  const { recipe, infrastructure, pipelineArn, tests } = subject;
  const { connection } = aws;
  const parent = await parentAmi(aws, subject);
  const past = await minutesOfPastBuilds(aws, { recipe: recipe.name, pipelineArn, runs });
  return estimateOf({
    region: connection.region,
    hosting: connection.hosting,
    kind: recipe.kind,
    platform: parent?.Platform?.toLowerCase(),
    instanceType: infrastructure.instanceTypes[0],
    volumes: volumesOf(subject, parent),
    copies: copiesOf(subject, connection),
    testsEnabled: recipe.kind === 'image' && tests?.imageTestsEnabled !== false,
    past: { minutes: median(past), builds: past.length },
  });
}
