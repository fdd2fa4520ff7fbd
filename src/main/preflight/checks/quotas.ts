import type { CheckResult } from '../../../contract/index.ts';
import type { Aws, EC2, Ec2Instance } from '../../aws/clients.ts';
import { type Check, type CheckContext, failed, looked, ok, unchecked, warning } from '../check.ts';

const console = 'https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html';

async function quotaOf(aws: Aws, ServiceCode: string, QuotaCode: string): Promise<number | undefined> {
  return (await (await aws.quotas()).getServiceQuota({ ServiceCode, QuotaCode })).Quota?.Value;
}

async function runningInstances(ec2: EC2, after?: string): Promise<Ec2Instance[]> {
  const page = await ec2.describeInstances({
    Filters: [{ Name: 'instance-state-name', Values: ['pending', 'running'] }],
    ...(after === undefined ? {} : { NextToken: after }),
  });
  const here = (page.Reservations ?? []).flatMap(({ Instances = [] }) => Instances);
  return page.NextToken ? [...here, ...(await runningInstances(ec2, page.NextToken))] : here;
}

/** vCPUs of On-Demand instances that run or start, of the families that share the standard quota. */
async function vcpusInUse(aws: Aws): Promise<number> {
  const counted = (await runningInstances(await aws.ec2())).filter(
    ({ InstanceType = '', InstanceLifecycle }) => isStandard(InstanceType) && InstanceLifecycle === undefined,
  );
  return counted.reduce((sum, { CpuOptions }) => sum + (CpuOptions?.CoreCount ?? 0) * (CpuOptions?.ThreadsPerCore ?? 1), 0);
}

/** The quota "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances". */
const standardVcpus = 'L-1216C47A';
const isStandard = (type: string) => /^[acdhimrtz]\d/.test(type);

async function vcpus({ aws, subject }: CheckContext): Promise<CheckResult> {
  const type = subject.infrastructure.instanceTypes[0] ?? 'm5.large'; // what Image Builder takes by itself is about this size
  if (!isStandard(type)) return unchecked(`${type} counts to a quota of its own, which Kiln does not look up.`);
  const quota = await quotaOf(aws, 'ec2', standardVcpus);
  if (quota === undefined) return unchecked('Service Quotas gives no value for vCPUs.');
  const ec2 = await aws.ec2();
  const { InstanceTypes = [] } = await ec2.describeInstanceTypes({
    InstanceTypes: [type] as Parameters<typeof ec2.describeInstanceTypes>[0]['InstanceTypes'],
  });
  const needed = InstanceTypes[0]?.VCpuInfo?.DefaultVCpus ?? 2;
  const used = await vcpusInUse(aws);
  const words = `${used} of ${quota} vCPUs of the standard families are in use; the build needs ${needed}.`;
  if (used + needed <= quota) return ok(words);
  return failed(words, { text: 'End instances, choose a smaller type, or ask for more.', link: console });
}

/** The quota "Amazon Machine Images (AMIs)". */
const amis = 'L-B665C33B';

async function images({ aws, subject }: CheckContext): Promise<CheckResult | readonly CheckResult[]> {
  if (subject.recipe.kind === 'container') return [];
  const quota = await quotaOf(aws, 'ec2', amis);
  if (quota === undefined) return unchecked('Service Quotas gives no value for AMIs.');
  const { Images = [] } = await (await aws.ec2()).describeImages({ Owners: ['self'], IncludeDeprecated: true });
  const words = `The account has ${Images.length} of ${quota} AMIs in ${aws.connection.region}.`;
  const mend = { text: 'Delete old images; a lifecycle policy does it regularly.', link: console };
  if (Images.length >= quota) return failed(words, mend);
  return Images.length > quota * 0.9 ? warning(words, mend) : ok(words);
}

async function concurrentBuilds({ aws }: CheckContext): Promise<CheckResult> {
  const { Quotas = [] } = await (await aws.quotas()).listServiceQuotas({ ServiceCode: 'imagebuilder' });
  const quota = Quotas.find(({ QuotaName = '' }) => /concurrent builds/i.test(QuotaName))?.Value;
  if (quota === undefined) return unchecked('Service Quotas names none for builds at once.');
  return ok(`${quota} builds may run at once; how many do now is not counted.`);
}

export const quotasCheck: Check = {
  id: 'quotas',
  title: 'The quotas leave room for a build',
  applies: () => true,
  async run(context) {
    const looks = [vcpus, images, concurrentBuilds].map((look) => looked(async () => look(context)));
    return (await Promise.all(looks)).flat();
  },
};
