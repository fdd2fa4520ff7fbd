import { addVersion, findTemplate, latestOf, setDefaultVersion, type Template } from '../ec2/launch-template-records.ts';
import { type ConfigurationStep, type ConfigurationWork, settingsFor } from './configuration-step.ts';
import { ownerOf } from './place.ts';

/**
 * A launch template gets a new version, which is its latest one with the AMI in it, and which becomes the default one unless the setting says no.
 * https://docs.aws.amazon.com/imagebuilder/latest/userguide/dist-using-launch-template.html
 */
export const updateLaunchTemplates: ConfigurationStep = {
  step: 'UpdateLaunchTemplateRunning',
  service: 'EC2',
  apply(work) {
    const { place, ami, configuration } = work;
    const owner = { ...ownerOf(place, ami), clock: place.clock };
    const settings = settingsFor(work, configuration.launchTemplateConfigurations, ({ accountId }) => accountId);
    for (const { launchTemplateId: LaunchTemplateId, setDefaultVersion: isDefault = true } of settings) {
      const number = versionWith(work, findTemplate(owner, { LaunchTemplateId }));
      if (isDefault) setDefaultVersion(owner, findTemplate(owner, { LaunchTemplateId }), number);
    }
  },
};

/** The version that names the AMI: an earlier try may have made it. */
function versionWith({ place, ami }: ConfigurationWork, template: Template): number {
  const { versions } = template.record;
  const description = `Created by EC2 Image Builder for ${place.job.imageArn}`;
  const made = versions.find((version) => version.data.ImageId === ami.amiId && version.description === description);
  if (made) return made.number;
  const latest = versions.find(({ number }) => number === latestOf(template.record));
  const data = { ...latest?.data, ImageId: ami.amiId };
  return addVersion({ ...ownerOf(place, ami), clock: place.clock }, template, { data, description }).number;
}
