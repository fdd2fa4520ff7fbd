import type { ManagedComponent } from '../managed-component.ts';

const checkVersion = `      - name: CheckVersion
        action: ExecuteBash
        inputs:
          commands:
            - |
              set -eu
              version=$(aws --version 2>&1)
              echo "$version"
              case $version in aws-cli/2.*) ;; *) exit 1 ;; esac
`;

/** Amazon's own component takes the CLI from Amazon's site; packages of the system come with its signatures, and through its mirrors. */
const document = `name: aws-cli-version-2-linux
description: Installs version 2 of the AWS CLI from the system's packages
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
              case $(aws --version 2>&1 || true) in aws-cli/2.*) exit 0 ;; esac
              if command -v apt-get >/dev/null; then
                apt-get -o APT::Update::Error-Mode=any update || echo 'The package lists are those of the image: the archive cannot be reached' >&2
                candidate=$(apt-cache policy awscli | sed -n 's/^ *Candidate: *//p')
                case $candidate in
                  2.*) DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends awscli ;;
                  *)
                    echo "The packages of this system have no AWS CLI 2 (awscli: \${candidate:-none})" >&2
                    exit 1
                    ;;
                esac
              else
                yum install -y awscli-2
              fi
  - name: validate
    steps:
${checkVersion}  - name: test
    steps:
${checkVersion}`;

export const awsCliVersion2Linux: ManagedComponent = {
  name: 'aws-cli-version-2-linux',
  version: '1.0.0',
  platform: 'Linux',
  description: "Installs version 2 of the AWS CLI from the system's packages",
  supportedOsVersions: ['Amazon Linux 2023', 'Debian 12', 'Debian 13'],
  type: 'BUILD',
  document,
};
