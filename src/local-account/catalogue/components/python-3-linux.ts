import { type ManagedComponent, systems } from '../managed-component.ts';

const document = `name: python-3-linux
description: Installs Python 3 from the system's packages
schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: InstallPackage
        action: ExecuteBash
        inputs:
          commands:
            - |
              set -eu
              ! command -v python3 >/dev/null || exit 0
              if command -v apt-get >/dev/null; then
                apt-get -o APT::Update::Error-Mode=any update
                DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3
              else
                yum install -y python3
              fi
  - name: validate
    steps:
      - name: RunProgram
        action: ExecuteBash
        inputs:
          commands:
            - python3 -c 'import sys; print(sys.version); sys.exit(sys.version_info.major != 3)'
`;

export const python3Linux: ManagedComponent = {
  name: 'python-3-linux',
  version: '1.0.0',
  platform: 'Linux',
  description: "Installs Python 3 from the system's packages",
  supportedOsVersions: systems.aptOrYum,
  type: 'BUILD',
  document,
};
