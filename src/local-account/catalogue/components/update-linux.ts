import { type ManagedComponent, systems } from '../managed-component.ts';

const document = `name: update-linux
description: Installs the updates that the system's package manager has
schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: UpdateOS
        action: UpdateOS
        maxAttempts: 3
  - name: validate
    steps:
      - name: NothingLeftToUpdate
        action: ExecuteBash
        inputs:
          commands:
            - |
              set -eu
              if command -v apt-get >/dev/null; then
                left=$(apt-get --simulate upgrade | sed -n 's/^Inst //p')
              else
                left=$(yum --quiet check-update || [ $? -eq 100 ])
              fi
              [ -z "$left" ] || { printf 'Not updated:\\n%s\\n' "$left" >&2; exit 1; }
`;

export const updateLinux: ManagedComponent = {
  name: 'update-linux',
  version: '1.0.0',
  platform: 'Linux',
  description: "Installs the updates that the system's package manager has",
  supportedOsVersions: systems.aptOrYum,
  type: 'BUILD',
  document,
};
