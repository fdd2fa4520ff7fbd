// What cases begin with.
import type { Values } from '../suite/case.ts';
import { type AppStreamKit, otherAccount } from './session.ts';

export const baseImage = 'AppStream-WinServer2022-05-06-2026';
export const linuxImage = 'AppStream-AmazonLinux2-04-15-2026';
export const instanceType = 'stream.standard.medium';
export const software = 'Microsoft_Office_2024_LTSC_Standard_64Bit';

const account = '000000000000';
export const arnOf = ({ target }: AppStreamKit, kind: string, name: string): string =>
  `arn:aws:appstream:${target.region}:${account}:${kind}/${name}`;
export const role = (owner = account): string => `arn:aws:iam::${owner}:role/kiln-conformance`;

export const builderRequest = (kit: AppStreamKit) => ({
  ...{ Name: kit.name('builder'), ImageName: baseImage, InstanceType: instanceType },
});

/** A builder that runs, of the case's own. */
export async function freshBuilder(kit: AppStreamKit, more: Values = {}): Promise<string> {
  const request = { ...builderRequest(kit), ...more };
  await kit.call('CreateImageBuilder', request);
  await kit.rest();
  return String(request.Name);
}

/** A builder that is stopped, of the case's own. */
export async function stoppedBuilder(kit: AppStreamKit): Promise<string> {
  const Name = await freshBuilder(kit);
  await kit.call('StopImageBuilder', { Name });
  await kit.rest();
  return Name;
}

/** A builder that runs and stays as it is. */
export const runningBuilder = (kit: AppStreamKit): Promise<string> => kit.once('builder', () => freshBuilder(kit));

/** An image of its own that begins to be made; its builder is of the image's name. */
export async function pendingImage(kit: AppStreamKit, base = baseImage): Promise<string> {
  const Name = await freshBuilder(kit, { ImageName: base });
  const program = base === linuxImage ? '/usr/bin/editor' : 'C:\\Editor\\editor.exe';
  await kit.assist('AddApplication', { BuilderName: Name, Application: { Name: 'editor', AbsoluteAppPath: program } });
  await kit.assist('CreateImage', { BuilderName: Name, Name });
  return Name;
}

export async function freshImage(kit: AppStreamKit, base?: string): Promise<string> {
  const name = await pendingImage(kit, base);
  await kit.rest();
  return name;
}

/** The ARN of an image of the other account that this one may use so. */
export function sharedImage(kit: AppStreamKit, ImagePermissions: Values): Promise<string> {
  return kit.once(`shared ${JSON.stringify(ImagePermissions)}`, async () => {
    const Name = kit.name('theirs');
    await kit.theirs('CreateImageBuilder', { Name, ImageName: baseImage, InstanceType: instanceType });
    await kit.rest();
    await kit.assistTheirs('CreateImage', { BuilderName: Name, Name, EnableDynamicAppCatalog: true });
    await kit.rest();
    await kit.theirs('UpdateImagePermissions', { Name, SharedAccountId: account, ImagePermissions });
    return arnOf(kit, 'image', Name).replace(account, otherAccount);
  });
}

/** An image that is there and stays as it is. */
export const image = (kit: AppStreamKit): Promise<string> => kit.once('image', () => freshImage(kit));

/** An image of the case's own, made in a moment. */
export async function copiedImage(kit: AppStreamKit): Promise<string> {
  await kit.rest(); // two copies at once are all that there may be
  const request = await copyRequest(kit);
  await kit.call('CopyImage', request);
  await kit.rest();
  return String(request.DestinationImageName);
}

export async function copyRequest(kit: AppStreamKit) {
  const SourceImageName = await image(kit);
  return { SourceImageName, DestinationImageName: kit.name('copy'), DestinationRegion: kit.target.region };
}

export async function fleetRequest(kit: AppStreamKit) {
  const ImageName = await image(kit);
  return { Name: kit.name('fleet'), ImageName, InstanceType: instanceType, ComputeCapacity: { DesiredInstances: 1 } };
}

/** A fleet that is stopped, of the case's own. */
export async function freshFleet(kit: AppStreamKit, more: Values = {}): Promise<string> {
  const request = { ...(await fleetRequest(kit)), ...more };
  await kit.call('CreateFleet', request);
  return String(request.Name);
}

export const fleet = (kit: AppStreamKit): Promise<string> => kit.once('fleet', () => freshFleet(kit));

export async function startedFleet(kit: AppStreamKit, more: Values = {}): Promise<string> {
  const Name = await freshFleet(kit, more);
  await kit.call('StartFleet', { Name });
  await kit.rest();
  return Name;
}

export async function freshStack(kit: AppStreamKit): Promise<string> {
  const Name = kit.name('stack');
  await kit.call('CreateStack', { Name });
  return Name;
}

export const stack = (kit: AppStreamKit): Promise<string> => kit.once('stack', () => freshStack(kit));

/** A fleet that runs in a stack, for users to stream from. */
export function streaming(kit: AppStreamKit): Promise<{ readonly StackName: string; readonly FleetName: string }> {
  return kit.once('streaming', async () => {
    const [StackName, FleetName] = [await freshStack(kit), await startedFleet(kit)];
    await kit.call('AssociateFleet', { StackName, FleetName });
    return { StackName, FleetName };
  });
}

export const directoryRequest = (kit: AppStreamKit) => ({
  DirectoryName: `${kit.name('directory')}.example.com`,
  OrganizationalUnitDistinguishedNames: ['OU=streaming,DC=example,DC=com'],
});

export async function freshDirectory(kit: AppStreamKit): Promise<string> {
  const request = directoryRequest(kit);
  await kit.call('CreateDirectoryConfig', request);
  return String(request.DirectoryName);
}
