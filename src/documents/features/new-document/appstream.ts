import type { DocumentSnippet } from './snippet.ts';

/** The declared image, and requests to AppStream 2.0 as `--cli-input-yaml` takes them. */
export const appStreamSnippets: readonly DocumentSnippet[] = [
  {
    label: 'AppStream image builder',
    kind: 'appstream-image-builder',
    detail: 'a machine to make an AppStream image on',
    text: `Name: \${1:my-builder}
InstanceType: \${2:stream.standard.medium}
ImageName: \${3:AppStream-WinServer2022-10-10-2025}
Description: \${4:What is installed on it}
DisableIMDSV1: true
`,
  },
  {
    label: 'AppStream image copy',
    kind: 'appstream-image-copy',
    detail: 'a copy of an AppStream image in a Region',
    text: `SourceImageName: \${1:my-image}
DestinationImageName: \${2:my-image}
DestinationRegion: \${3:eu-west-1}
`,
  },
  {
    label: 'AppStream image permissions',
    kind: 'appstream-image-permissions',
    detail: 'what another account may do with an AppStream image',
    text: `Name: \${1:my-image}
SharedAccountId: '\${2:123456789012}'
ImagePermissions:
  allowFleet: \${3|true,false|}
  allowImageBuilder: \${4|false,true|}
`,
  },
  {
    label: 'AppStream updated image',
    kind: 'appstream-updated-image',
    detail: 'a new image with the latest agent and updates',
    text: `existingImageName: \${1:my-image}
newImageName: \${2:my-image-updated}
`,
  },
  {
    label: 'AppStream image',
    kind: 'appstream-image',
    detail: 'an AppStream image as code: base, applications, sharing and copies',
    text: `name: \${1:my-image}
displayName: \${2:My image}
description: \${3:What is installed on it}
base:
  platform: \${4|WINDOWS_SERVER_2022,WINDOWS_SERVER_2025,AMAZON_LINUX2,RHEL8,ROCKY_LINUX8|}
applications:
  - name: \${5:Notepad}
    displayName: \${6:Notepad}
    path: '\${7:C:\\\\Windows\\\\System32\\\\notepad.exe}'
agentPolicy: \${8|pinned,always-latest|}
`,
  },
];
