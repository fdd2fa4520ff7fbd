// The AMIs of an image, as lifecycle rules see them.
import type { Ami, Image, LifecyclePolicyDetailExclusionRulesAmis, OutputResources } from '../protocol/imagebuilder-shapes.ts';

export interface OutputAmi {
  readonly id: string;
  readonly region: string;
  readonly accountId: string;
}

/** What an image's build has made, as its row keeps it. */
export function outputOfImage(output: string | undefined): OutputResources {
  return JSON.parse(output ?? '{}') as OutputResources;
}

/** The AMIs among it. */
export function amisOf({ amis = [] }: OutputResources): readonly OutputAmi[] {
  return amis.flatMap(({ image: id, region, accountId }) => (id && region && accountId ? [{ id, region, accountId }] : []));
}

type Rules = LifecyclePolicyDetailExclusionRulesAmis;

/**
 * Why an AMI is let be, as a sentence; undefined for one that no rule spares. Who may launch it and its tags are what the image's
 * distribution configuration says. Nothing launches AMIs here, and one that was never launched is not spared for its last launch.
 */
export function sparedBecause(ami: OutputAmi, image: Image, rules: Rules | undefined): string | undefined {
  if (!rules) return undefined;
  const settings = image.distributionConfiguration?.distributions?.find(
    ({ region }) => region === ami.region,
  )?.amiDistributionConfiguration;
  const { userGroups = [], userIds = [] } = settings?.launchPermission ?? {};
  if (rules.regions?.includes(ami.region)) return `AMIs in ${ami.region} are excluded.`;
  if (rules.isPublic && userGroups.includes('all')) return 'Public AMIs are excluded.';
  const shared = rules.sharedAccounts?.find((account) => userIds.includes(account));
  if (shared !== undefined) return `AMIs shared with ${shared} are excluded.`;
  const tag = Object.entries(rules.tagMap ?? {}).find(([key, value]) => settings?.amiTags?.[key] === value);
  return tag && `AMIs with the tag ${tag[0]}=${tag[1]} are excluded.`;
}

/** The output after some AMIs were given another state, or went. */
export function withAmis(output: OutputResources, ids: ReadonlySet<string>, change: (ami: Ami) => Ami | undefined): OutputResources {
  return { ...output, amis: (output.amis ?? []).flatMap((ami) => (ids.has(ami.image ?? '') ? (change(ami) ?? []) : [ami])) };
}
