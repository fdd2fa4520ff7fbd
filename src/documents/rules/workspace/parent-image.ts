import { readArn } from '../../versions/arn.ts';
import type { FileFacts } from '../../workspace/model.ts';

/** What the beginning of a managed image's name says of the operating system that it holds. */
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/^amazon-linux-(\d+)-/, 'Amazon Linux'],
  [/^red-hat-enterprise-linux-(\d+)-/, 'Red Hat Enterprise Linux'],
  [/^suse-linux-enterprise-server-(\d+)-/, 'SLES'],
  [/^ubuntu-server-(\d+)-/, 'Ubuntu'],
  [/^windows-server-(\d+)-/, 'Microsoft Windows Server'],
];
const MACOS: Readonly<Record<string, string>> = { 'macos-sonoma': 'macOS 14', 'macos-sequoia': 'macOS 15' };

/** The operating system of a recipe's parent image, as `supportedOsVersions` writes it; known only of images that Amazon manages. */
export function systemOfParent({ parentImage }: FileFacts): string | undefined {
  const arn = readArn(parentImage?.value ?? '');
  if (arn?.owner !== 'aws' || arn.type !== 'image') return undefined;
  const mac = MACOS[arn.name.replace(/-(?:x86|arm64)$/, '')];
  if (mac !== undefined) return mac;
  for (const [pattern, system] of SYSTEMS) {
    const version = pattern.exec(arn.name)?.[1];
    if (version !== undefined) return `${system} ${version}`;
  }
  return undefined;
}
