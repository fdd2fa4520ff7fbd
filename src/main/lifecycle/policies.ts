import {
  AppError,
  type LifecyclePolicyRow,
  type LifecyclePolicySettings,
  lifecyclePolicyFaults,
  lifecyclePolicySettings,
} from '../../contract/index.ts';
import type { Imagebuilder } from '../aws/clients.ts';
import { everyPage } from '../aws/every-page.ts';

/** The policies of the account in the Region, by name. */
export async function policyRows(api: Imagebuilder): Promise<readonly LifecyclePolicyRow[]> {
  const found = await everyPage((nextToken) => api.listLifecyclePolicies({ maxResults: 25, nextToken }), 'lifecyclePolicySummaryList');
  const rows = found.map(({ arn = '', name = '', status = '', resourceType = '', description = '', dateLastRun }) => {
    return { arn, name, status, resourceType, description, dateLastRun: dateLastRun?.toISOString() ?? '' };
  });
  return rows.sort((a, b) => a.name.localeCompare(b.name));
}

/** What a policy says, in the form of the request that would create it. */
export async function readPolicy(api: Imagebuilder, lifecyclePolicyArn: string): Promise<LifecyclePolicySettings> {
  const { lifecyclePolicy } = await api.getLifecyclePolicy({ lifecyclePolicyArn });
  if (!lifecyclePolicy) throw new AppError('not-found', `There is no lifecycle policy ${lifecyclePolicyArn} in this account and Region.`);
  return lifecyclePolicySettings.parse(lifecyclePolicy); // what else the answer tells is no setting
}

export interface PolicyToSave {
  /** undefined: a new one. */
  readonly arn: string | undefined;
  readonly settings: LifecyclePolicySettings;
  readonly token: string;
}

/** Creates a policy, or replaces all settings of one: an update clears what it leaves out. */
export async function savePolicy(api: Imagebuilder, { arn, settings, token }: PolicyToSave): Promise<string> {
  const [fault] = lifecyclePolicyFaults(settings);
  if (fault !== undefined) throw new AppError('invalid-input', fault);
  const { name, tags, ...rest } = settings;
  const body = { ...rest, status: rest.status ?? 'ENABLED', clientToken: token };
  if (arn === undefined) return (await api.createLifecyclePolicy({ name, ...(tags ? { tags } : {}), ...body })).lifecyclePolicyArn ?? '';
  await api.updateLifecyclePolicy({ lifecyclePolicyArn: arn, ...body });
  return arn;
}
