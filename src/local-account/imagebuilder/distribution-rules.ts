// What a distribution configuration must keep to beside the model: https://docs.aws.amazon.com/imagebuilder/latest/userguide/cr-upd-ami-distribution-settings.html
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Distribution } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { checkAmiName } from './ami-name.ts';
import { invalidValue } from './arn.ts';

/** A quota of the service. */
const maxLaunchTemplates = 5;

/**
 * Throws for distributions that do not keep to the rules: a Region has one entry and some output in it, the names of AMIs hold their date,
 * and what is said about the AMI of an account is about one that gets an AMI.
 */
export function checkDistributions(account: Account, distributions: readonly Valid<Distribution>[]): void {
  const seen = new Set<string>();
  for (const [index, distribution] of distributions.entries()) {
    const path = `distributions[${index}]`;
    const { region, amiDistributionConfiguration } = distribution;
    if (seen.has(region)) throw invalidValue(`${path}.region`, `There is an entry for '${region}' already.`);
    seen.add(region);
    checkOutputs(distribution, path);
    const name = amiDistributionConfiguration?.name;
    if (name !== undefined) checkAmiName(name, `${path}.amiDistributionConfiguration.name`);
    checkParameters(account, distribution, path);
  }
}

/** The words are the service's: hashicorp/terraform-provider-aws#17409. */
function checkOutputs({ region: _, ...outputs }: Valid<Distribution>, path: string): void {
  if (Object.values(outputs).every((output) => output === undefined)) {
    throw invalidValue(path, 'One or more outputs should be provided for each region in a distribution configuration.');
  }
  if ((outputs.launchTemplateConfigurations?.length ?? 0) > maxLaunchTemplates) {
    const message = `You have reached the quota of ${maxLaunchTemplates} launch templates in a Region of a distribution configuration.`;
    throw new AwsError('ServiceQuotaExceededException', message);
  }
}

function checkParameters({ accountId }: Account, distribution: Valid<Distribution>, path: string): void {
  const owners = [accountId, ...(distribution.amiDistributionConfiguration?.targetAccountIds ?? [])];
  for (const [index, { amiAccountId = accountId }] of (distribution.ssmParameterConfigurations ?? []).entries()) {
    if (owners.includes(amiAccountId)) continue;
    const member = `${path}.ssmParameterConfigurations[${index}].amiAccountId`;
    throw invalidValue(member, `The account '${amiAccountId}' is not among the target accounts of the Region.`);
  }
}
