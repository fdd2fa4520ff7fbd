import { type LifecyclePolicySettings, type LifecycleRule, lifecyclePolicyFaults, lifecyclePolicySettings } from '../../contract/index.ts';

/** Where a new policy begins: it deletes nothing before somebody has said what. */
export const blankPolicy: LifecyclePolicySettings = {
  name: '',
  status: 'DISABLED',
  executionRole: '',
  resourceType: 'AMI_IMAGE',
  policyDetails: [],
  resourceSelection: { recipes: [{ name: '', semanticVersion: 'x.x.x' }] },
};

/** A first rule of an action, with what such a rule needs. */
export function blankRule(type: LifecycleRule['action']['type'], resourceType: LifecyclePolicySettings['resourceType']): LifecycleRule {
  const includeResources =
    resourceType === 'CONTAINER_IMAGE' ? { containers: true } : type === 'DELETE' ? { amis: true, snapshots: true } : { amis: true };
  if (type === 'DELETE') return { action: { type, includeResources }, filter: { type: 'COUNT', value: 3 } };
  return { action: { type, includeResources }, filter: { type: 'AGE', value: 6, unit: 'MONTHS' } };
}

const memberWords: Readonly<Record<string, string>> = {
  name: 'Name',
  description: 'Description',
  executionRole: 'Execution role',
  policyDetails: 'Rules',
  resourceSelection: 'Images',
};

/** What is wrong with a policy, in the words of the form; nothing: it can be saved and simulated. */
export function formFaults(settings: LifecyclePolicySettings): readonly string[] {
  const result = lifecyclePolicySettings.safeParse(settings);
  if (result.success) return lifecyclePolicyFaults(settings);
  return result.error.issues.map(({ message, path }) => {
    const [member, index] = path;
    const place =
      member === 'policyDetails' && typeof index === 'number' ? `Rule ${index + 1}` : (memberWords[String(member)] ?? String(member));
    return `${place}: ${message}`;
  });
}

/** The rule at a place, changed. */
export function withRule(settings: LifecyclePolicySettings, at: number, rule: LifecycleRule | undefined): LifecyclePolicySettings {
  const rules = rule === undefined ? settings.policyDetails.toSpliced(at, 1) : settings.policyDetails.with(at, rule);
  return { ...settings, policyDetails: rules };
}
