import { type ManagedComponent, systems } from '../managed-component.ts';

const document = `name: update-windows
description: Installs the updates that Windows Update has
schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: UpdateOS
        action: UpdateOS
        maxAttempts: 3
`;

export const updateWindows: ManagedComponent = {
  name: 'update-windows',
  version: '1.0.0',
  platform: 'Windows',
  description: 'Installs the updates that Windows Update has',
  supportedOsVersions: systems.windows,
  type: 'BUILD',
  document,
};
