import { associate } from '../license-manager/associations.ts';
import { type ConfigurationStep, isOwn } from './configuration-step.ts';
import { ownerOf } from './place.ts';

/** The licence configurations of a Region are associated with the builder's own AMI there; copies of other accounts have their own. */
export const associateLicenses: ConfigurationStep = {
  step: 'AssociateLicensesRunning',
  service: 'License Manager',
  apply(work) {
    const { place, ami, configuration } = work;
    if (!isOwn(work)) return;
    for (const arn of configuration.licenseConfigurationArns ?? []) {
      associate({ ...ownerOf(place, ami), clock: place.clock }, arn, ami.amiId);
    }
  },
};
