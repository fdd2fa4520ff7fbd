import { z } from 'zod';

// What a lifecycle policy says, in the API's own form, so that a file, a form and the account mean the same.

export const timeUnits = ['DAYS', 'WEEKS', 'MONTHS', 'YEARS'] as const;
const tagMap = z.record(z.string().max(128), z.string().max(256));

/** AMIs that are let be. */
export const amiExclusions = z.object({
  isPublic: z.boolean().optional(),
  regions: z.array(z.string().max(32)).max(50).optional(),
  sharedAccounts: z
    .array(z.string().regex(/^\d{12}$/, 'an account number has twelve digits'))
    .max(1536)
    .optional(),
  lastLaunched: z.object({ value: z.number().int().min(1).max(365), unit: z.enum(timeUnits) }).optional(),
  tagMap: tagMap.optional(),
});

const detail = z.object({
  action: z.object({
    type: z.enum(['DELETE', 'DEPRECATE', 'DISABLE']),
    includeResources: z
      .object({ amis: z.boolean().optional(), snapshots: z.boolean().optional(), containers: z.boolean().optional() })
      .optional(),
  }),
  filter: z.object({
    type: z.enum(['AGE', 'COUNT']),
    value: z.number().int().min(1).max(1000),
    unit: z.enum(timeUnits).optional(),
    retainAtLeast: z.number().int().min(1).max(10).optional(),
  }),
  exclusionRules: z.object({ tagMap: tagMap.optional(), amis: amiExclusions.optional() }).optional(),
});

/** The request body of CreateLifecyclePolicy. */
export const lifecyclePolicySettings = z.object({
  name: z
    .string()
    .regex(/^[-_A-Za-z0-9][-_A-Za-z0-9 ]{1,126}[-_A-Za-z0-9]$/, 'a name has 3 to 128 letters, digits, hyphens, underscores and blanks'),
  description: z.string().min(1).max(1024).optional(),
  status: z.enum(['ENABLED', 'DISABLED']).optional(),
  executionRole: z.string().min(1, 'needs the role that Image Builder acts with').max(2048),
  resourceType: z.enum(['AMI_IMAGE', 'CONTAINER_IMAGE']),
  policyDetails: z.array(detail).min(1, 'needs a rule').max(3, 'has three rules at most, one an action'),
  resourceSelection: z.object({
    recipes: z
      .array(
        z.object({
          name: z.string().min(1).max(128),
          semanticVersion: z.string().regex(/^(?:(?:\d+|x)\.){2}(?:\d+|x)$/, 'a version is 1.2.3, with x for any'),
        }),
      )
      .min(1)
      .max(50)
      .optional(),
    tagMap: tagMap.optional(),
  }),
  tags: tagMap.optional(),
});

export type TimeUnit = (typeof timeUnits)[number];
export type AmiExclusions = z.infer<typeof amiExclusions>;
export type LifecycleRule = z.infer<typeof detail>;
export type LifecyclePolicySettings = z.infer<typeof lifecyclePolicySettings>;

/** What does not go together in a policy, one sentence a fault; none: AWS would take it. */
export function lifecyclePolicyFaults({ policyDetails, resourceSelection, resourceType }: LifecyclePolicySettings): readonly string[] {
  const { recipes = [], tagMap: tags = {} } = resourceSelection;
  const selections = Number(recipes.length > 0) + Number(Object.keys(tags).length > 0);
  const actions = policyDetails.map(({ action }) => action.type);
  return [
    ...(selections === 1 ? [] : ['Choose images either by their recipes or by their tags.']),
    ...(new Set(actions).size === actions.length
      ? []
      : ['There may be one rule an action: one to deprecate, one to disable, one to delete.']),
    ...policyDetails.flatMap((rule, at) => ruleFaults(rule, resourceType).map((fault) => `Rule ${at + 1}: ${fault}`)),
  ];
}

function ruleFaults({ action, filter, exclusionRules }: LifecycleRule, resourceType: LifecyclePolicySettings['resourceType']): string[] {
  const { amis = false, snapshots = false, containers = false } = action.includeResources ?? {};
  const forContainers = resourceType === 'CONTAINER_IMAGE';
  const deletes = action.type === 'DELETE';
  const rules: readonly (readonly [boolean, string])[] = [
    [forContainers && !deletes, 'container images can be deleted only.'],
    [forContainers && (amis || snapshots), 'a policy for container images includes containers, and neither AMIs nor snapshots.'],
    [!forContainers && containers, 'a policy for AMI images includes AMIs and snapshots, and no containers.'],
    [snapshots && !deletes, 'snapshots can be included when images are deleted only.'],
    [snapshots && !amis, 'snapshots can be included together with their AMIs only.'],
    [filter.type === 'COUNT' && !deletes, 'a number of images to keep is for deletion only; deprecate and disable by age.'],
    [filter.type === 'AGE' && filter.unit === undefined, 'an age needs its unit: days, weeks, months or years.'],
    [filter.retainAtLeast !== undefined && (!deletes || filter.type !== 'AGE'), 'how many to keep at least is for deletion by age only.'],
    [exclusionRules?.amis !== undefined && !amis, 'AMIs can be excluded only where AMIs are included.'],
  ];
  return rules.flatMap(([isBroken, fault]) => (isBroken ? [fault] : []));
}
