import { type FleetSettings, type FleetType, fleetSettings } from '../../../contract/index.ts';

export interface FleetForm {
  readonly name: string;
  readonly imageArn: string;
  readonly instanceType: string;
  readonly type: FleetType;
  readonly desired: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly internet: boolean;
  /** Empty: none. */
  readonly stack: string;
}

export const newFleet: FleetForm = {
  ...{ name: '', imageArn: '', instanceType: '', type: 'ON_DEMAND', desired: '1' },
  ...{ subnets: [], securityGroups: [], internet: false, stack: '' },
};

const requestOf = ({ desired, stack, ...form }: FleetForm) => ({
  ...form,
  desired: /^\d+$/.test(desired.trim()) ? Number(desired) : Number.NaN,
  ...(stack === '' ? {} : { stack }),
});

const words: Readonly<Record<string, string>> = {
  name: 'Name',
  desired: 'Desired instances',
  subnets: 'Subnets',
  securityGroups: 'Security groups',
};

/** What keeps the form from being sent, as a sentence; undefined: nothing does. */
export function faultOf(form: FleetForm): string | undefined {
  if (form.imageArn === '') return 'Image: choose what the fleet streams.';
  if (form.name === '') return 'Name: a fleet needs one.';
  if (form.instanceType === '') return 'Instance type: choose one.';
  if (Number.isNaN(requestOf(form).desired)) return 'Desired instances: give a whole number, 0 or more.';
  const [issue] = fleetSettings.safeParse(requestOf(form)).error?.issues ?? [];
  return issue && `${words[String(issue.path[0])] ?? issue.path.join('.')}: ${issue.message}.`;
}

/** What main is asked to create. The form must have no fault. */
export const settingsOf = (form: FleetForm): FleetSettings => fleetSettings.parse(requestOf(form));
