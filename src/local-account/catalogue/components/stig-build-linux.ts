import type { Level } from '../hardening/control.ts';
import { hardeningDocument } from '../hardening/document.ts';
import { hardeningParameters } from '../hardening/parameters.ts';
import { type ManagedComponent, systems } from '../managed-component.ts';

/** The level is the recipe's choice. */
export const stigBuildLinux = hardening(undefined);

// Recipes from before there was the parameter name a level with the component.
export const stigBuildLinuxLow = hardening('Low');
export const stigBuildLinuxMedium = hardening('Medium');
export const stigBuildLinuxHigh = hardening('High');

function hardening(level: Level | undefined): ManagedComponent {
  const name = level === undefined ? 'stig-build-linux' : `stig-build-linux-${level.toLowerCase()}`;
  const upTo = level === undefined ? 'the level that is asked for' : `level ${level}`;
  const description = `Kiln's choice of the STIG's controls for Debian and Ubuntu up to ${upTo}, which is not all of the guide`;
  return {
    ...{ name, description, version: '1.0.0', platform: 'Linux', supportedOsVersions: systems.debianFamily, type: 'BUILD' },
    parameters: hardeningParameters(level).map((parameter) => ({
      name: parameter.name,
      type: 'string',
      defaultValue: [parameter.defaultValue],
      description: parameter.description,
    })),
    document: hardeningDocument({ name, description, level }),
  };
}
