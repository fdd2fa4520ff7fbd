import type { Owner } from '../store/owner.ts';
import { badValue, exists } from './faults.ts';
import { images } from './records.ts';

/** Throws for a name that an image cannot have, or that one has. AWS's own prefixes are kept for AWS. */
export function checkImageName(owner: Owner, name: string): void {
  if (/^(aws|appstream|amazon)/i.test(name)) throw badValue(`The name of an image cannot begin with aws, appstream or amazon: ${name}.`);
  if (images.find(owner, name)) throw exists('image', name);
}
