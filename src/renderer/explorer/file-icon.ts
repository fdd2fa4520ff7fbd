/** The codicon of a file by its name: the resource files that Kiln knows by their double extension, then the common formats. */
export function fileIcon(name: string): string {
  const lower = name.toLowerCase();
  return ICONS.find(([ending]) => lower.endsWith(ending))?.[1] ?? 'file';
}

const ICONS: readonly (readonly [string, string])[] = [
  ['.component.yaml', 'symbol-class'],
  ['.component.yml', 'symbol-class'],
  ['.recipe.yaml', 'package'],
  ['.recipe.yml', 'package'],
  ['.pipeline.yaml', 'git-merge'],
  ['.pipeline.yml', 'git-merge'],
  ['.infrastructure.yaml', 'server-environment'],
  ['.distribution.yaml', 'globe'],
  ['.yaml', 'file-code'],
  ['.yml', 'file-code'],
  ['.json', 'json'],
  ['.md', 'markdown'],
  ['.sh', 'terminal'],
  ['.ps1', 'terminal-powershell'],
];
