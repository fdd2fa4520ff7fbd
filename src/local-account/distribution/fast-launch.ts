import { type ConfigurationStep, settingsFor } from './configuration-step.ts';

/** Fast launch keeps snapshots of Windows that have been started once. Nothing is started here, so that it is told and not done. */
export const fastLaunch: ConfigurationStep = {
  step: 'UpdateFastLaunchConfiguration',
  service: 'EC2',
  apply(work) {
    const settings = settingsFor(work, work.configuration.fastLaunchConfigurations, ({ accountId }) => accountId);
    for (const { enabled, maxParallelLaunches = 6, snapshotConfiguration } of settings) {
      const how = `with ${snapshotConfiguration?.targetResourceCount ?? 5} snapshots and ${maxParallelLaunches} parallel launches`;
      work.place.log(
        `Emulated: in an AWS account, EC2 Fast Launch would be switched ${enabled ? `on for ${work.ami.amiId} ${how}` : `off for ${work.ami.amiId}`}; nothing was done here.`,
      );
    }
  },
};
