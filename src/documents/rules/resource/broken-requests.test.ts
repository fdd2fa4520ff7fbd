import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';

/** A part of a request that is in order, what is written in its place, and the rule and text of each finding that this makes. */
type Fault = readonly [part: string, instead: string, ...found: readonly string[]];

/** Rule and text of every error and warning of one of the requests in `valid`, with one part written otherwise. */
function findings(fileName: string, part: string, instead: string): string[] {
  const valid = readFileSync(join(import.meta.dirname, 'valid', fileName), 'utf8');
  expect(valid).toContain(part);
  const text = valid.replace(part, () => instead);
  return analyze(text, { fileName })
    .diagnostics.filter(({ severity }) => severity !== 'info')
    .map(({ rule, range }) => `${rule} “${text.slice(range.start, range.end)}”`);
}

const faults: Readonly<Record<string, readonly Fault[]>> = {
  'of-an-image-for-windows.appstream-image.yaml': [
    ['name: office-2026.11', 'name: AppStream-office', 'reserved-image-name “AppStream-office”'],
    ['name: office-2026.11', 'name: office 2026', 'member-pattern “office 2026”'],
    ['name: office-2026.11\n', '', 'missing-member “displayName”'],
    ['name: office-us', 'name: amazon-us', 'reserved-image-name “amazon-us”'],
    ['region: us-east-1', 'region: us-east-11', 'unknown-region “us-east-11”'],
    ['    name: office-spare', '    name: office-2026.11', 'repeated-image-copy “office-2026.11”'],
    ['  platform: WINDOWS_SERVER_2022\n', '', 'one-of-members “family”'],
    ['platform: WINDOWS_SERVER_2022', 'platform: WINDOWS_2022', 'member-value “WINDOWS_2022”'],
    ['platform: WINDOWS_SERVER_2022', 'platform: WINDOWS', 'old-base-image “WINDOWS”'],
    ['platform: WINDOWS_SERVER_2022', 'image: AppStream-WinServer2016-01-01-2017', 'old-base-image “AppStream-WinServer2016-01-01-2017”'],
    ['family: General Purpose', 'family: Graphics G5', 'builder-image-family “stream.standard.large”'],
    ['stream.standard.large', 'stream.graphics.g5.xlarge', 'builder-image-family “stream.graphics.g5.xlarge”'],
    ['stream.standard.large', 'stream.graphics-pro.4xlarge', 'builder-instance-type “stream.graphics-pro.4xlarge”'],
    ['Name: office-builder', 'ImageName: x\n    Name: office-builder', 'launch-image “ImageName”'],
    ['[subnet-0123456789abcdef0]', '[subnet-0123456789abcdef0, subnet-1123456789abcdef0]', 'builder-network “subnet-1123456789abcdef0”'],
    ['VolumeSizeInGb: 250', 'VolumeSizeInGb: 501', 'builder-volume “501”'],
    ['AppstreamAgentVersion: LATEST', 'AppstreamAgentVersion: newest', 'agent-version “newest”'],
    ['    script: ./fonts.ps1', '    script: ./fonts.sh', 'install-script-type “./fonts.sh”'],
    ['    script: ./fonts.ps1', '    script: ./fonts.ps1\n    note: x', 'one-of-members “note”'],
    ['  - name: Viewer', '  - name: Editor', 'repeated-application “Editor”'],
    ['  - name: Viewer', '  - name: The viewer', 'member-pattern “The viewer”'],
    [
      'C:\\Program Files\\Editor\\editor.exe',
      '/usr/bin/editor',
      'application-path “/usr/bin/editor”',
      'application-program “/usr/bin/editor”',
    ],
    ['c:/tools/viewer.BAT', 'c:/tools/viewer.lnk', 'application-program “c:/tools/viewer.lnk”'],
    ['C:\\Icons\\editor.png', 'C:\\Icons\\editor.ico', 'application-icon “C:\\Icons\\editor.ico”'],
    ['workingDirectory: C:\\Users\\Public', 'workingDirectory: Users', 'application-path “Users”'],
    ['C:\\Program Files\\Editor\\core.dll', 'core.dll', 'application-path “core.dll”'],
    ['    prewarm:', '    manifest: C:\\a.txt\n    prewarm:', 'one-of-members “prewarm”'],
    ['profile: .\\Template', 'profile: Template', 'member-pattern “Template”'],
    ['agentPolicy: always-latest', 'agentPolicy: latest', 'member-value “latest”'],
    ['windowsUpdate: disabled', 'windowsUpdate: enabled', 'windows-update-enabled “enabled”'],
    ['automaticUpdates: false', 'automaticUpdates: true', 'antivirus-updates “true”'],
    ["account: '012345678901'", "account: '123456789012'", "repeated-image-account “'123456789012'”"],
    ["account: '012345678901'", "account: '12345'", "member-pattern “'12345'”"],
    ["account: '012345678901'", 'account: 112345678901', 'member-type “112345678901”'],
  ],
  'of-an-image-for-linux.appstream-image.json': [
    ['"agentPolicy": "pinned"', '"profile": "Template User"', 'linux-image-setting “"profile"”'],
    ['"agentPolicy": "pinned"', '"antivirus": {"product": "windows-defender"}', 'linux-image-setting “"windows-defender"”'],
    ['"applications"', '"optimize": true, "Applications"', 'image-without-application “"name"”', 'unknown-member “"Applications"”'],
    ['"/usr/bin/gedit"', '"gedit"', 'application-path “"gedit"”'],
    ['stream.graphics.g4dn.xlarge', 'stream.graphics.g6.xlarge', 'builder-image-family “"stream.graphics.g6.xlarge"”'],
    [
      'AppStream-AmazonLinux2-04-15-2026',
      'arn:aws:appstream:us-east-1:1:fleet/x',
      'appstream-arn “"arn:aws:appstream:us-east-1:1:fleet/x"”',
    ],
  ],
  'of-an-image-with-dynamic-applications.appstream-image.yaml': [
    ['dynamicAppCatalog: true', 'dynamicAppCatalog: false', 'image-without-application “name”'],
    ['./golden.image-builder.yaml', 'C:\\golden.yaml', 'member-pattern “C:\\golden.yaml”'],
    ['antivirus: {product: other}', 'antivirus: {}', 'missing-member “{}”'],
  ],
  'complete.component.json': [
    [
      's3://amzn-s3-demo-bucket/harden.yaml',
      'https://amzn-s3-demo-bucket.s3.amazonaws.com/harden.yaml',
      'document-uri “"https://amzn-s3-demo-bucket.s3.amazonaws.com/harden.yaml"”',
    ],
    ['s3://amzn-s3-demo-bucket/harden.yaml', 's3://amzn-s3-demo-bucket', 'document-uri “"s3://amzn-s3-demo-bucket"”'],
    ['s3://amzn-s3-demo-bucket/harden.yaml', 'file://harden.yaml', 'file-url “"file://harden.yaml"”'],
    ['"Amazon Linux 2023"', '"Microsoft Windows Server 2022"', 'os-version-platform “"Microsoft Windows Server 2022"”'],
    ['"Amazon Linux 2023"', '"Amazon Linux 2"', 'repeated-item “"Amazon Linux 2"”'],
    ['arn:aws:kms:us-west-2:123456789012:key/', 'key/', 'malformed-kms-key “"key/98765432-b123-456b-7f89-0123f456789c"”'],
    [
      'arn:aws:kms:us-west-2',
      'arn:aws:kms:us-gov-west-1',
      'arn-partition “"arn:aws:kms:us-gov-west-1:123456789012:key/98765432-b123-456b-7f89-0123f456789c"”',
    ],
    ['"2024.11.3"', '"2024.11.x"', 'member-pattern “"2024.11.x"”'],
    ['"platform": "Linux"', '"platform": "linux"', 'member-value “"linux"”'],
    ['"platform": "Linux",', '', 'missing-member “"name"”'],
  ],
  'of-a-script.component.yaml': [
    ['format: SHELL\n', '', 'unknown-member “type”'],
    ['type: BUILD\n', '', 'missing-member “name”'],
    [
      'uri: s3://amzn-s3-demo-bucket/tools.sh',
      'data: "phases:\\n - name: build"',
      'imported-component “format”',
      'missing-schema-version “phases”',
      'missing-steps “build”',
    ],
  ],
  'complete.recipe.json': [
    ['C:/build', 'build', 'working-directory “"build"”'],
    ['/2019.x.x', '', 'malformed-parent-image “"arn:aws:imagebuilder:us-west-2:aws:image/windows-server-2016-english-full-base-x86"”'],
    ['C:/build', '/build', 'windows-recipe “"/build"”'],
    ['component/fonts/1.0.x', 'component/fonts', 'member-pattern “"arn:aws:imagebuilder:us-west-2:123456789012:component/fonts"”'],
    [
      'component/fonts/1.0.x',
      'component/agents/x.x.x',
      'repeated-component “"arn:aws:imagebuilder:us-west-2:123456789012:component/agents/x.x.x"”',
    ],
    [
      'component/fonts/1.0.x',
      'component/fonts/1.x.4',
      'wildcard-version “"arn:aws:imagebuilder:us-west-2:123456789012:component/fonts/1.x.4"”',
    ],
    [
      'us-west-2:aws:component',
      'us-east-1:aws:component',
      'mixed-regions “"arn:aws:imagebuilder:us-east-1:aws:component/update-windows/x.x.x"”',
    ],
    [
      '"workingDirectory"',
      '"additionalInstanceConfiguration": {"systemsManagerAgent": {"uninstallAfterBuild": true}}, "workingDirectory"',
      'windows-recipe “"systemsManagerAgent"”',
    ],
  ],
  'of-an-image-of-ones-own.recipe.yaml': [
    ['image/my-base/', 'image/My Base/', 'malformed-parent-image “arn:aws:imagebuilder:us-west-2:123456789012:image/My Base/1.0.0/3”'],
    ['/1.0.0/3', '/1.0/3', 'malformed-parent-image “arn:aws:imagebuilder:us-west-2:123456789012:image/my-base/1.0/3”'],
  ],
  'of-an-old-ami.recipe.yaml': [
    ['ami-1a2b3c4d', 'ami-1a2b3c4', 'malformed-parent-image “ami-1a2b3c4”'],
    ['ami-1a2b3c4d', 'ami-1a2b3c4g', 'malformed-parent-image “ami-1a2b3c4g”'],
    ['ami-1a2b3c4d', 'amazonlinux:2023', 'malformed-parent-image “amazonlinux:2023”'],
    ['ami-1a2b3c4d', 'Amazon Linux 2023', 'malformed-parent-image “Amazon Linux 2023”'],
    ['ami-1a2b3c4d', 'resolve:ssm:/golden/latest', 'malformed-parent-image “resolve:ssm:/golden/latest”'],
    ['ami-1a2b3c4d', '"ssm:"', 'malformed-parent-image “"ssm:"”'],
    [
      'ami-1a2b3c4d',
      'arn:aws:ssm:eu-west-1:123456789012:parameter/golden',
      'malformed-parent-image “arn:aws:ssm:eu-west-1:123456789012:parameter/golden”',
    ],
    [
      'ami-1a2b3c4d',
      'arn:aws:imagebuilder:eu-west-1:123456789012:component/web/1.0.0',
      'malformed-parent-image “arn:aws:imagebuilder:eu-west-1:123456789012:component/web/1.0.0”',
    ],
  ],
  'with-volumes.recipe.yaml': [
    ['          - stable\n', '          - stable\n      - name: Channel\n        value: [edge]\n', 'repeated-parameter “Channel”'],
    ['iops: 4000', 'iops: 400', 'volume-performance “400”', 'volume-performance “250”'],
    ['iops: 4000', 'iops: 16001', 'volume-performance “16001”'],
    ['iops: 4000\n      throughput: 250', 'throughput: 1000', 'volume-performance “1000”'],
    ['volumeSize: 125', 'volumeSize: 100', 'volume-performance “100”'],
    ['volumeType: gp3', 'volumeType: gp2', 'volume-options “iops”', 'volume-options “throughput”'],
    ['deviceName: /dev/xvdb', 'deviceName: /dev/xvda', 'device-mapping “/dev/xvda”'],
    ['virtualName: ephemeral0', 'virtualName: ephemeral0\n    noDevice: ""', 'device-mapping “noDevice”'],
    ['snap-0123456789abcdef0', 'snap-0123456789abcdef', 'malformed-id “snap-0123456789abcdef”'],
    ['1234abcd-12ab-34cd-56ef-1234567890ab', 'image-key', 'malformed-kms-key “image-key”'],
    ['encrypted: true\n', 'encrypted: false\n', 'volume-options “kmsKeyId”'],
    ['          - stable\n', '          - stable\n          - edge\n', 'recipe-parameter-value “- edge”'],
    ['semanticVersion: 1.0.x', 'semanticVersion: 1.x.0', 'wildcard-version “1.x.0”'],
  ],
  'with-user-data-for-windows.recipe.yaml': [
    ['PHBvd2Vyc2hlbGw+CkdldC1EYXRlCjwvcG93ZXJzaGVsbD4K', 'R2V0LURhdGUK', 'user-data-form “R2V0LURhdGUK”'],
    ['PHBvd2Vyc2hlbGw+CkdldC1EYXRlCjwvcG93ZXJzaGVsbD4K', '"#!/bin/bash"', 'member-pattern “"#!/bin/bash"”'],
  ],
  'from-ecr.container-recipe.yaml': [
    [
      'teams/web_app.v2',
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com/teams/web',
      'repository-name “123456789012.dkr.ecr.eu-west-1.amazonaws.com/teams/web”',
    ],
    ['teams/web_app.v2', '"web:latest"', 'repository-name “"web:latest"”'],
    ['teams/web_app.v2', 'Web', 'repository-name “Web”'],
    ['dockerfileTemplateUri: s3://amzn-s3-demo-bucket/Dockerfile\n', '', 'one-of-members “containerType”'],
    ['s3://amzn-s3-demo-bucket/Dockerfile', 'https://example.com/Dockerfile', 'document-uri “https://example.com/Dockerfile”'],
    ['containerType: DOCKER', 'containerType: OCI', 'member-value “OCI”'],
  ],
  'for-windows.container-recipe.yaml': [
    ['mcr.microsoft.com/windows/servercore:ltsc2022', 'ami-0123456789abcdef0', 'container-parent-image “ami-0123456789abcdef0”'],
    [
      'mcr.microsoft.com/windows/servercore:ltsc2022',
      'https://mcr.microsoft.com/windows',
      'container-parent-image “https://mcr.microsoft.com/windows”',
    ],
    [
      'mcr.microsoft.com/windows/servercore:ltsc2022',
      'arn:aws:imagebuilder:eu-west-1:123456789012:image/base/1.0.0',
      'container-recipe-limits “platformOverride”',
    ],
    [
      '"ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-ECS_Optimized"',
      '"windows:2022"',
      'container-parent-image “"windows:2022"”',
    ],
    ['platformOverride: Windows', 'platformOverride: macOS', 'container-recipe-limits “macOS”'],
  ],
  'complete.infrastructure.json': [
    ['"sg-12345678"', '"default"', 'malformed-id “"default"”'],
    ['"sg-12345678"', '', 'subnet-without-security-group “"subnetId"”'],
    ['"subnet-12345678"', '"sg-12345678"', 'malformed-id “"sg-12345678"”'],
    ['"m5.xlarge"', '"m5.large"', 'repeated-item “"m5.large"”'],
    ['"m5.xlarge"', '"m5-xlarge"', 'instance-type-form “"m5-xlarge"”'],
    ['"m5.xlarge"', '"m5.xxlarge"', 'instance-type-form “"m5.xxlarge"”'],
    ['"amzn-s3-demo-logging-bucket"', '"s3://amzn-s3-demo-logging-bucket"', 'bucket-name “"s3://amzn-s3-demo-logging-bucket"”'],
    ['"amzn-s3-demo-logging-bucket"', '"Our_Logs"', 'bucket-name “"Our_Logs"”'],
    ['"team": "platform"', '"Name": "builder"', 'reserved-resource-tag “"Name"”'],
    [
      'arn:aws:sns:us-west-2:123456789012:builds',
      'arn:aws:sns:us-west-2:123456789012:builds.fifo',
      'member-pattern “"arn:aws:sns:us-west-2:123456789012:builds.fifo"”',
    ],
    ['"httpTokens": "required"', '"httpTokens": "optional"', 'imdsv1-allowed “"optional"”'],
    ['"httpPutResponseHopLimit": 2', '"httpPutResponseHopLimit": 0', 'member-range “0”'],
  ],
  'on-a-host.infrastructure.yaml': [
    ['us-east-1a', 'us-east-1', 'availability-zone “us-east-1”'],
    ['tenancy: host', 'tenancy: dedicated', 'host-placement “dedicated”'],
    ['  tenancy: host\n', '', 'host-placement “hostResourceGroupArn”'],
    ['tenancy: host', 'tenancy: host\n  hostId: h-0123456789abcdef0', 'host-placement “hostResourceGroupArn”'],
    ['tenancy: host', 'tenancy: shared', 'host-placement “shared”', 'member-value “shared”'],
  ],
  'complete.distribution.json': [
    ['arn:aws:kms:us-west-2', 'arn:aws:kms:eu-west-1', 'foreign-region-key “"arn:aws:kms:eu-west-1:123456789012:alias/images"”'],
    [
      'license-manager:us-west-2',
      'license-manager:us-east-1',
      'foreign-region-key “"arn:aws:license-manager:us-east-1:123456789012:license-configuration:lic-0123456789abcdef0123456789abcdef"”',
    ],
    ['"region": "eu-west-1"', '"region": "us-west-2"', 'repeated-region “"us-west-2"”'],
    ['"region": "eu-west-1"', '"region": "eu-west1"', 'unknown-region “"eu-west1"”'],
    ['"region": "eu-west-1"', '"region": "eu-west-1a"', 'unknown-region “"eu-west-1a"”'],
    [
      '{{imagebuilder:buildDate}}',
      '{{imagebuilder:builddate}}',
      'ami-name-date “"windows {{imagebuilder:builddate}}"”',
      'unknown-build-variable “builddate”',
    ],
    ['{{imagebuilder:buildVersion}}', '{{imagebuilder:version}}', 'unknown-build-variable “version”'],
    ['"userIds": [', '"userGroups": ["all"], "userIds": [', 'public-image “"all"”', 'unshareable-key “"all"”'],
    ['"userIds": [', '"userGroups": ["ops"], "userIds": [', 'unknown-user-group “"ops"”'],
    ['arn:aws:kms:us-west-2:123456789012:alias/images', 'alias/aws/ebs', 'unshareable-key “"alias/aws/ebs"”'],
    ['"210987654321"', '"123456789012"', 'launch-templates “"lt-0a1bcde2f9a345678"”'],
  ],
  'with-everything-for-windows.distribution.yaml': [
    ['launchTemplateVersion: $Latest', 'launchTemplateName: desktops', 'fast-launch “launchTemplateId”'],
    [
      '{launchTemplateId: lt-0123456789abcdef0, launchTemplateVersion: $Latest}',
      '{launchTemplateVersion: $Latest}',
      'fast-launch “launchTemplateVersion”',
    ],
    ['maxParallelLaunches: 6', 'maxParallelLaunches: 5', 'fast-launch “5”'],
    [
      "      - enabled: true\n        accountId: '444455556666'",
      "      - enabled: true\n        accountId: '111122223333'",
      "fast-launch “'111122223333'”",
    ],
    ['      - enabled: true\n', '      -\n', 'missing-member “snapshotConfiguration”'],
    ["amiAccountId: '444455556666'", "amiAccountId: '777788889999'", "ssm-parameter-account “'777788889999'”"],
    ["amiAccountId: '444455556666'", "amiAccountId: '111122223333'", 'ssm-parameter “/images/win/latest”'],
    ['win-ami.latest', 'aws-ami', 'ssm-parameter “aws-ami”'],
    ['win-ami.latest', 'images/win', 'ssm-parameter “images/win”'],
    ['win-ami.latest', '/images//win', 'ssm-parameter “/images//win”'],
    [
      'roleName: vmimport',
      "roleName: 'arn:aws:iam::123456789012:role/vmimport'",
      "export-role-name “'arn:aws:iam::123456789012:role/vmimport'”",
    ],
    ['s3Bucket: our.images-2', 's3Bucket: our.images-2/exports', 'bucket-name “our.images-2/exports”'],
  ],
  'of-containers.distribution.yaml': [
    ['[latest,', '["web:latest",', 'container-tag “"web:latest"”'],
    ['[latest,', '[-latest,', 'container-tag “-latest”'],
    [
      '    containerDistributionConfiguration:',
      '    launchTemplateConfigurations: [{launchTemplateId: lt-0123456789abcdef0}]\n    containerDistributionConfiguration:',
      'ami-only-setting “launchTemplateConfigurations”',
    ],
  ],
  'with-workflows.pipeline.yaml': [
    [
      'workflow/test/scan/1.0.0/1',
      'workflow/build/scan/1.0.0/1',
      'workflow-stages “arn:aws:imagebuilder:us-west-2:123456789012:workflow/build/scan/1.0.0/1”',
      'test-workflow-option “parallelGroup”',
      'test-workflow-option “onFailure”',
    ],
    [
      'executionRole: arn:aws:iam::123456789012:role/service-role/workflows\n',
      '',
      'workflows-without-role “workflows”',
      'log-group-role “/acme/images”',
    ],
    ['rate(7 days)', 'rate(1 days)', 'invalid-schedule “1 days”'],
    ['  scheduleExpression: rate(7 days)\n', '', 'schedule-without-expression “schedule”'],
    ['America/New_York', 'UTC+1', 'member-pattern “UTC+1”'],
    ['America/New_York', 'America/Newyork', 'unknown-time-zone “America/Newyork”'],
    ['{failureCount: 3}', '{failureCount: 11}', 'member-range “11”'],
    ['{{imagebuilder:buildVersion}}', '{{imagebuilder:buildNumber}}', 'unknown-build-variable “buildNumber”'],
    [
      'arn:aws:imagebuilder:us-west-2:123456789012:infrastructure-configuration/small',
      'arn:aws:imagebuilder:us-east-1:123456789012:infrastructure-configuration/small',
      'mixed-regions “arn:aws:imagebuilder:us-east-1:123456789012:infrastructure-configuration/small”',
    ],
  ],
  'of-a-container.pipeline.yaml': [
    [
      'containerRecipeArn',
      'imageRecipeArn',
      'member-pattern “arn:aws:imagebuilder:us-west-2:123456789012:container-recipe/app/1.0.0”',
      'scan-without-tests “false”',
    ],
    ['name: app\n', 'name: app\nimageRecipeArn: ./web.recipe.yaml\n', 'one-of-members “containerRecipeArn”'],
  ],
  'of-containers.lifecycle.yaml': [
    ['semanticVersion: 2.0.0', 'semanticVersion: 1.0.0', 'repeated-selection “app”'],
    ['type: COUNT', 'type: AGE', 'lifecycle-filter “AGE”'],
    ['{containers: true}', '{containers: true, snapshots: true}', 'lifecycle-action “true”'],
    ['type: DELETE', 'type: DISABLE', 'lifecycle-action “DISABLE”', 'lifecycle-filter “COUNT”'],
  ],
  'that-is-updated.infrastructure.yaml': [['instanceProfileName', 'name: small\ninstanceProfileName', 'unknown-member “name”']],
  'complete.lifecycle.json': [
    ['"value": 6', '"value": 30', 'lifecycle-order “30”'],
    [
      '"type": "AGE",\n        "value": 2',
      '"type": "COUNT",\n        "value": 2',
      'lifecycle-idle-setting “"unit"”',
      'lifecycle-idle-setting “"retainAtLeast"”',
    ],
    ['"type": "DISABLE"', '"type": "DEPRECATE"', 'lifecycle-action “"DEPRECATE"”'],
    [
      '"AMI_IMAGE"',
      '"CONTAINER_IMAGE"',
      'lifecycle-action “true”',
      'lifecycle-idle-setting “"amis"”',
      'lifecycle-action “"DEPRECATE"”',
      'lifecycle-action “true”',
      'lifecycle-action “"DISABLE"”',
      'lifecycle-action “true”',
    ],
    ['"unit": "MONTHS"', '"unit": "months"', 'member-value “"months"”'],
    ['"retainAtLeast": 5', '"retainAtLeast": 11', 'member-range “11”'],
    ['"tagMap": {\n      "team": "web"\n    }', '', 'lifecycle-selection “{\n    \n  }”'],
  ],
  'complete.image-builder.json': [
    ['"corp.example.com"', '"corp"', 'domain-join “"corp"”'],
    ['"stream.standard.large"', '"t3.large"', 'builder-instance-type “"t3.large"”'],
    ['"stream.standard.large"', '"stream.graphics-pro.4xlarge"', 'builder-instance-type “"stream.graphics-pro.4xlarge"”'],
    ['"stream.standard.large"', '"stream.graphics.g5.xlarge"', 'builder-image-family “"stream.graphics.g5.xlarge"”'],
    ['"VolumeSizeInGb": 300', '"VolumeSizeInGb": 100', 'builder-volume “100”'],
    [
      '"subnet-0a1b2c3d4e5f67890"',
      '"subnet-0a1b2c3d4e5f67890", "subnet-0a1b2c3d4e5f67891"',
      'builder-network “"subnet-0a1b2c3d4e5f67891"”',
    ],
    ['"subnet-0a1b2c3d4e5f67890"', '', 'builder-network “"VpcConfig"”'],
    [
      'role/AppStreamBuilder',
      'instance-profile/AppStreamBuilder',
      'appstream-arn “"arn:aws:iam::123456789012:instance-profile/AppStreamBuilder"”',
    ],
    ['OU=AppStream,OU=Computers,DC=corp,DC=example,DC=com', 'corp.example.com/AppStream', 'domain-join “"corp.example.com/AppStream"”'],
    ['"AppstreamAgentVersion": "LATEST"', '"AppstreamAgentVersion": "2.0"', 'agent-version “"2.0"”'],
    [
      'Microsoft_Office_2021_LTSC_Professional_Plus_64Bit',
      'Microsoft_Office_2019_Professional',
      'builder-software “"Microsoft_Office_2019_Professional"”',
    ],
    ['"ImageName"', '"ImageArn": "arn:aws:appstream:us-west-2:123456789012:image/a", "ImageName"', 'one-of-members “"ImageArn"”'],
    ['"DisableIMDSV1": true', '"DisableIMDSV1": false', 'imdsv1-allowed “false”'],
    ['"Name": "office_2026.builder-1"', '"Name": "office builder"', 'member-pattern “"office builder"”'],
  ],
  'of-a-copy.json': [
    [
      '"SourceImageName": "office-1"',
      '"SourceImageName": "AppStream-WinServer2022-06-17-2026"',
      'base-image-source “"AppStream-WinServer2022-06-17-2026"”',
    ],
    ['eu-central-1', 'eu-central1', 'unknown-region “"eu-central1"”'],
    ['eu-central-1', 'eu-central-1 ', 'unknown-region “"eu-central-1 "”'],
    ['"DestinationImageName": "office-1"', '"DestinationImageName": "aws-office"', 'reserved-image-name “"aws-office"”'],
  ],
  'of-permissions.yaml': [
    ['"012345678901"', '"12345678901"', 'shared-account “"12345678901"”'],
    ['"012345678901"', '012345678901', 'member-type “012345678901”'],
    ['allowFleet', 'AllowFleet', 'unknown-member “AllowFleet”'],
  ],
  'of-an-update.yaml': [['newImageName: office-2026-07', 'newImageName: office-2026-06', 'updated-image-name “office-2026-06”']],
};

describe.each(Object.entries(faults))('%s', (fileName, changes) => {
  it.each(changes)('with “%s” written “%s”', (part, instead, ...expected) => {
    expect(findings(fileName, part, instead)).toEqual(expected);
  });
});
