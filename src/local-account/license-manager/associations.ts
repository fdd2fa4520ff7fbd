// Which AMIs a license configuration is associated with.
import type { Clock } from '../clock.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Owner } from '../store/owner.ts';
import { shelf } from '../store/records.ts';
import { getConfiguration } from './license-configurations.ts';

interface AssociationRecord {
  readonly configuration: string;
  readonly amiId: string;
  /** ISO 8601. */
  readonly created: string;
}

/** By configuration and AMI. */
const associations = shelf<AssociationRecord>('license-association');

export interface Association extends AssociationRecord {
  /** The account of the AMI. */
  readonly accountId: string;
}

/** Associates a configuration with an AMI of the owner; twice is once. Throws for a configuration that is not in the owner's Region. */
export function associate(owner: Owner & { readonly clock: Clock }, configuration: string, amiId: string): void {
  getConfiguration(owner, configuration);
  const id = `${configuration} ${amiId}`;
  if (associations.find(owner, id)) return;
  associations.put(owner, id, { configuration, amiId, created: owner.clock.now().toISOString() });
}

/** Takes an association back; throws where there is none. */
export function disassociate(owner: Owner, configuration: string, amiId: string): void {
  if (associations.remove(owner, `${configuration} ${amiId}`)) return;
  throw new AwsError('InvalidParameterValueException', `${amiId} is not associated with the license configuration ${configuration}.`);
}

/** All associations of the owner, the oldest first. */
export function associationsOf(owner: Owner): readonly Association[] {
  return associations.list(owner).map(({ accountId, body }) => ({ ...body, accountId }));
}
