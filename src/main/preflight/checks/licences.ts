import { type Check, unchecked } from '../check.ts';
import type { BuildSubject } from '../subject.ts';

const licencesOf = ({ distributions }: BuildSubject) => [...new Set(distributions.flatMap((one) => one.licenseConfigurationArns ?? []))];

/** Kiln has no client of License Manager: it says so, and how to look oneself. */
export const licencesCheck: Check = {
  id: 'licences',
  title: 'The licence configurations are there',
  applies: (subject) => licencesOf(subject).length > 0,
  run: async ({ subject }) =>
    licencesOf(subject).map((arn) =>
      unchecked(`Kiln does not ask License Manager about ${arn}.`, {
        text: 'Look that it is there and reaches each Region of the distribution.',
        command: `aws license-manager get-license-configuration --license-configuration-arn ${arn} --region ${arn.split(':')[3] ?? ''}`,
      }),
    ),
};
