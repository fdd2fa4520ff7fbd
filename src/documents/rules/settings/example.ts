// Examples of rules for Kiln's own settings.

/** The name that makes a text a settings file. */
export const settingsFile = 'kiln.config.yaml';

export const goodSettings = `profile: recommended
rules:
  insecure-download: error
overrides:
  - files: ['legacy/**']
    rules:
      unused-declaration: off
ignore:
  - generated/
`;
