const BY_EXTENSION: Readonly<Record<string, string>> = {
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  sh: 'shell',
  bash: 'shell',
  ps1: 'powershell',
  md: 'markdown',
};

/** Monaco's language for a file, by its name. */
export function languageOf(path: string): string {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return BY_EXTENSION[extension] ?? 'plaintext';
}

/** Whether Kiln's language worker reads documents of this language. */
export const isAnalysed = (language: string): boolean => language === 'yaml' || language === 'json';
