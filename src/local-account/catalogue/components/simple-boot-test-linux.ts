import { type ManagedComponent, systems } from '../managed-component.ts';

const document = `name: simple-boot-test-linux
description: Looks whether an instance of the image has started as it should
schemaVersion: 1.0
phases:
  - name: test
    steps:
      - name: SystemAnswers
        action: ExecuteBash
        inputs:
          commands:
            - |
              set -eu
              uname -sr
              grep '^PRETTY_NAME=' /etc/os-release
      - name: DiskIsWritable
        action: ExecuteBash
        inputs:
          commands:
            - |
              set -eu
              for folder in /etc /var/tmp /tmp; do
                file=$(mktemp "$folder/boot-test.XXXXXX")
                rm "$file"
              done
      - name: AccountsResolve
        action: ExecuteBash
        inputs:
          commands:
            - |
              set -eu
              [ "$(id -u root)" = 0 ]
              [ "$(getent passwd 0 | cut -d : -f 1)" = root ]
      - name: UnitsStarted
        action: ExecuteBash
        if:
          # What systemd leaves where it runs; a sandbox has no init system that could fail to start something.
          folderExists: /run/systemd/system
        inputs:
          commands:
            - |
              set -eu
              state=$(systemctl is-system-running --wait || true)
              [ "$state" = running ] || { echo "The system is $state" >&2; systemctl --failed --no-legend >&2; exit 1; }
`;

export const simpleBootTestLinux: ManagedComponent = {
  name: 'simple-boot-test-linux',
  version: '1.0.0',
  platform: 'Linux',
  description: 'Looks whether an instance of the image has started as it should',
  supportedOsVersions: systems.linux,
  type: 'TEST',
  document,
};
