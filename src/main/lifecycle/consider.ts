import { type ImageAmi, type ImageOutput, type ImageResources, imageRefusals } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { outputsOf } from '../images/image-outputs.ts';
import { imageRow } from '../images/image-rows.ts';
import { getImage } from '../images/read-image.ts';
import { findAmis, launchPermissions, unreadAmi } from './amis.ts';
import { executionsOf, isOver } from './executions.ts';

export interface ConsiderDeps {
  /** The same account in another Region. */
  inRegion(region: string): Promise<Aws>;
}

/** All that hangs on an image: its AMIs as EC2 has them, their snapshots, its containers; and what the image can become. */
export async function considerImage(deps: ConsiderDeps, arn: string): Promise<ImageResources> {
  const aws = await deps.inRegion(arn.split(':')[3] ?? '');
  const api = await aws.imagebuilder();
  const image = await getImage(api, arn);
  const outputs = outputsOf(image);
  const busy = (await executionsOf(api, arn)).find(({ status }) => !isOver(status))?.id;
  const amis = await readAmis(deps, aws.connection.accountId, outputs);
  const containers = outputs.filter(({ kind }) => kind === 'container').map(({ id }) => id);
  const row = imageRow(image);
  return {
    image: row,
    type: image.type ?? '',
    executionRole: image.executionRole ?? '',
    amis,
    containers,
    refused: imageRefusals({ state: row.state, type: image.type ?? '', outputs: amis.length + containers.length, busy }),
  };
}

async function readAmis(deps: ConsiderDeps, account: string, outputs: readonly ImageOutput[]): Promise<readonly ImageAmi[]> {
  const amis = outputs.filter(({ kind }) => kind === 'ami');
  const regions = [...new Set(amis.map(({ region }) => region))];
  const read = regions.map(async (region) => {
    const here = amis.filter((ami) => ami.region === region);
    const own = here.filter((ami) => ami.account === account);
    const others = here.filter((ami) => ami.account !== account);
    return [
      ...(await readOwn(await deps.inRegion(region), own)),
      ...others.map((ami) => unreadAmi(ami, `It is in the account ${ami.account}, into which this connection does not look.`)),
    ];
  });
  return (await Promise.all(read)).flat();
}

async function readOwn(aws: Aws, outputs: readonly ImageOutput[]): Promise<readonly ImageAmi[]> {
  if (outputs.length === 0) return [];
  const ec2 = await aws.ec2();
  const found = await findAmis(
    ec2,
    outputs.map(({ id }) => id),
  );
  const amis = outputs.map(async ({ id, region, account, name }) => {
    const facts = found.find((ami) => ami.id === id);
    if (!facts) return unreadAmi({ id, region, account, name }, 'It is gone: EC2 has no AMI of this id any more.');
    const sharedWith = (await launchPermissions(ec2, id)) ?? [];
    const { isPublic, snapshots, state } = facts;
    return { id, region, account, name: facts.name, unread: undefined, state, isPublic, snapshots, sharedWith };
  });
  return Promise.all(amis);
}
