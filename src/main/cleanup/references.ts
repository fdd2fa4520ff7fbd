// Where an account may refer to AMIs. Each look answers who refers to which AMI, or why it could not be taken.
import { AppError } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { launchPermissions } from '../lifecycle/amis.ts';

/** Who refers to an AMI, by its id. */
export type References = ReadonlyMap<string, readonly string[]>;

export interface Look {
  /** As “launch templates”. */
  readonly what: string;
  readonly found: References | undefined;
  /** Why it could not be looked at. */
  readonly obstacle: string;
}

const amiId = /\bami-[0-9a-f]{8,17}\b/g;

class Found {
  readonly byAmi = new Map<string, string[]>();

  add(ami: string, who: string): void {
    this.byAmi.set(ami, [...(this.byAmi.get(ami) ?? []), who]);
  }
}

/** Every version of every launch template: an older version can be launched as well as the newest. */
async function launchTemplates(aws: Aws): Promise<References> {
  const ec2 = await aws.ec2();
  const found = new Found();
  for await (const template of pages(
    (NextToken) => ec2.describeLaunchTemplates({ NextToken }),
    ({ LaunchTemplates }) => LaunchTemplates,
  )) {
    const { LaunchTemplateId, LaunchTemplateName = '' } = template;
    const versions = pages(
      (NextToken) => ec2.describeLaunchTemplateVersions({ LaunchTemplateId, NextToken }),
      ({ LaunchTemplateVersions }) => LaunchTemplateVersions,
    );
    for await (const { LaunchTemplateData, VersionNumber } of versions) {
      if (LaunchTemplateData?.ImageId)
        found.add(LaunchTemplateData.ImageId, `launch template ${LaunchTemplateName}, version ${VersionNumber}`);
    }
  }
  return found.byAmi;
}

/** Parameters of the account's own whose value names an AMI. */
async function parameters(aws: Aws): Promise<References> {
  const ssm = await aws.ssm();
  const found = new Found();
  const all = pages(
    (NextToken) => ssm.getParametersByPath({ Path: '/', Recursive: true, NextToken }),
    ({ Parameters }) => Parameters,
  );
  for await (const { Name = '', Value = '' } of all) {
    for (const ami of Value.match(amiId) ?? []) found.add(ami, `parameter ${Name}`);
  }
  return found.byAmi;
}

/** Instances that run or can be started again. */
async function instances(aws: Aws): Promise<References> {
  const ec2 = await aws.ec2();
  const found = new Found();
  for await (const { Instances = [] } of pages(
    (NextToken) => ec2.describeInstances({ NextToken }),
    ({ Reservations }) => Reservations,
  )) {
    for (const { ImageId, InstanceId = '', State } of Instances) {
      if (ImageId && State?.Name !== 'terminated') found.add(ImageId, `instance ${InstanceId} (${State?.Name ?? ''})`);
    }
  }
  return found.byAmi;
}

/** Recipes that build upon an AMI by its id. */
async function recipes(aws: Aws): Promise<References> {
  const api = await aws.imagebuilder();
  const found = new Found();
  const lists = [
    pages(
      (nextToken) => api.listImageRecipes({ owner: 'Self', nextToken }),
      ({ imageRecipeSummaryList }) => imageRecipeSummaryList,
    ),
    pages(
      (nextToken) => api.listContainerRecipes({ owner: 'Self', nextToken }),
      ({ containerRecipeSummaryList }) => containerRecipeSummaryList,
    ),
  ];
  for (const list of lists) {
    for await (const { arn = '', parentImage = '' } of list) {
      const [ami] = parentImage.match(amiId) ?? [];
      if (ami) found.add(ami, `recipe ${arn}`);
      else if (parentImage.includes(':image/')) found.add(parentImage, `recipe ${arn}`);
    }
  }
  return found.byAmi;
}

/** Who else may launch each of these AMIs. */
export async function lookAtPermissions(aws: Aws, amis: readonly string[]): Promise<Look> {
  return look('launch permissions to others', async () => {
    const ec2 = await aws.ec2();
    const found = new Map<string, readonly string[]>();
    for (const ami of amis) {
      const others = (await launchPermissions(ec2, ami)) ?? [];
      if (others.length > 0)
        found.set(
          ami,
          others.map((one) => (one === 'all' ? 'everybody may launch it' : `${one} may launch it`)),
        );
    }
    return found;
  });
}

/** Everything in the account that can be looked through and that may name AMIs or images. */
export async function lookAround(aws: Aws): Promise<readonly Look[]> {
  return [
    await look('recipes of Image Builder', () => recipes(aws)),
    await look('launch template versions', () => launchTemplates(aws)),
    await look('parameters of the Parameter Store', () => parameters(aws)),
    await look('instances', () => instances(aws)),
  ];
}

/** What an account refuses to show is told, and not taken for empty. */
async function look(what: string, ask: () => Promise<References>): Promise<Look> {
  try {
    return { what, found: await ask(), obstacle: '' };
  } catch (error) {
    if (error instanceof AppError && error.code === 'aws') return { what, found: undefined, obstacle: error.message };
    throw error;
  }
}

interface Page {
  readonly NextToken?: string | undefined;
  readonly nextToken?: string | undefined;
}

/** The items of all pages, whichever way the service spells its token. */
async function* pages<Answer extends Page, Item>(
  read: (token: string | undefined) => Promise<Answer>,
  itemsOf: (answer: Answer) => readonly Item[] | undefined,
): AsyncGenerator<Item> {
  let token: string | undefined;
  do {
    const answer = await read(token);
    yield* itemsOf(answer) ?? [];
    token = answer.NextToken || answer.nextToken || undefined;
  } while (token);
}
