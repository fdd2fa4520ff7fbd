import { type ManagedComponent, systems } from '../managed-component.ts';

/** /run does not outlive a restart and /var/tmp does: a file in each tells whether there was one, and whether the disk came through it. */
const document = `name: reboot-test-linux
description: Restarts the instance of the image and looks whether it came back
schemaVersion: 1.0
phases:
  - name: test
    steps:
      - name: LeaveMarkers
        action: ExecuteBash
        inputs:
          commands:
            - |
              set -eu
              echo before >/run/reboot-test
              echo before >/var/tmp/reboot-test
      - name: Restart
        action: Reboot
      - name: CameBack
        action: ExecuteBash
        inputs:
          commands:
            - |
              set -eu
              [ ! -e /run/reboot-test ] || { echo 'The instance was not restarted' >&2; exit 1; }
              [ -s /var/tmp/reboot-test ] || { echo 'What was on the disk is gone' >&2; exit 1; }
              rm /var/tmp/reboot-test
              echo 'The instance was restarted and its disk came through'
`;

export const rebootTestLinux: ManagedComponent = {
  name: 'reboot-test-linux',
  version: '1.0.0',
  platform: 'Linux',
  description: 'Restarts the instance of the image and looks whether it came back',
  supportedOsVersions: systems.linux,
  type: 'TEST',
  document,
};
