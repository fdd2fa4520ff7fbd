import type { FailurePattern } from './pattern.ts';
import { awsCallPatterns } from './patterns/aws-calls.ts';
import { containerPatterns, dockerfilePatterns } from './patterns/containers.ts';
import { debianPatterns } from './patterns/debian-packages.ts';
import { distributionPatterns } from './patterns/distribution.ts';
import { generalPatterns } from './patterns/general.ts';
import { instancePatterns } from './patterns/instances.ts';
import { languagePatterns } from './patterns/languages.ts';
import { machinePatterns } from './patterns/machine.ts';
import { networkPatterns } from './patterns/network.ts';
import { otherPackagePatterns } from './patterns/other-packages.ts';
import { rehearsalPatterns } from './patterns/rehearsal.ts';
import { scriptPatterns } from './patterns/scripts.ts';
import { stepPatterns } from './patterns/steps.ts';

/**
 * All known patterns, the surest first: where several show, the first one is the cause and the others are its symptoms (a full disk before the
 * package manager that complains of it, a package manager before the network that it uses, everything before "command not found").
 */
export const failurePatterns: readonly FailurePattern[] = [
  ...rehearsalPatterns,
  ...instancePatterns,
  ...distributionPatterns,
  ...machinePatterns,
  ...debianPatterns,
  ...otherPackagePatterns,
  ...scriptPatterns,
  ...languagePatterns,
  ...containerPatterns,
  ...awsCallPatterns,
  ...networkPatterns,
  ...stepPatterns,
  ...dockerfilePatterns,
  ...generalPatterns,
];
