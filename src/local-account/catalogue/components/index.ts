import type { ManagedComponent } from '../managed-component.ts';
import { awsCliVersion2Linux } from './aws-cli-version-2-linux.ts';
import { helloWorldLinux, helloWorldWindows } from './hello-world.ts';
import { python3Linux } from './python-3-linux.ts';
import { rebootLinux, rebootWindows } from './reboot.ts';
import { rebootTestLinux } from './reboot-test-linux.ts';
import { simpleBootTestLinux } from './simple-boot-test-linux.ts';
import { stigBuildLinux, stigBuildLinuxHigh, stigBuildLinuxLow, stigBuildLinuxMedium } from './stig-build-linux.ts';
import { updateLinux } from './update-linux.ts';
import { updateWindows } from './update-windows.ts';

/**
 * The components that every account finds in place, by their names. Those for Windows can be put into recipes; a build of one is refused
 * as every build for Windows is.
 */
export const managedComponents: readonly ManagedComponent[] = [
  awsCliVersion2Linux,
  helloWorldLinux,
  helloWorldWindows,
  python3Linux,
  rebootLinux,
  rebootTestLinux,
  rebootWindows,
  simpleBootTestLinux,
  stigBuildLinux,
  stigBuildLinuxHigh,
  stigBuildLinuxLow,
  stigBuildLinuxMedium,
  updateLinux,
  updateWindows,
];
