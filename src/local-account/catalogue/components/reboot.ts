import { type ManagedComponent, systems } from '../managed-component.ts';

const description = 'Restarts the instance';

const document = (platform: string) => `name: reboot-${platform}
description: ${description}
schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Restart
        action: Reboot
`;

export const rebootLinux: ManagedComponent = {
  name: 'reboot-linux',
  version: '1.0.0',
  platform: 'Linux',
  description,
  supportedOsVersions: systems.linux,
  type: 'BUILD',
  document: document('linux'),
};

export const rebootWindows: ManagedComponent = {
  name: 'reboot-windows',
  version: '1.0.0',
  platform: 'Windows',
  description,
  supportedOsVersions: systems.windows,
  type: 'BUILD',
  document: document('windows'),
};
