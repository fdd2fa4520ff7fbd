import type { LaunchChoices } from '../../../contract/index.ts';
import type { LaunchForm } from './launch-form.ts';

/** What the parts of the launch wizard get. */
export interface LaunchPart {
  readonly form: LaunchForm;
  readonly edit: (change: Partial<LaunchForm>) => void;
  readonly choices: LaunchChoices;
}
