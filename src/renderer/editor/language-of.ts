const BY_EXTENSION: Readonly<Record<string, string>> = {
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  sh: 'shell',
  bash: 'shell',
  ps1: 'powershell',
  md: 'markdown',
  tf: 'hcl',
  template: 'yaml',
  dockerfile: 'dockerfile',
};

/** Dockerfiles mostly have no extension, or one that says what they are for. */
const DOCKERFILE = /(?:^|\/)(?:Dockerfile|Containerfile)(?:\.[^/]*)?$/i;

/** Monaco's language for a file, by its name. */
export function languageOf(path: string): string {
  if (DOCKERFILE.test(path)) return 'dockerfile';
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return BY_EXTENSION[extension] ?? 'plaintext';
}
