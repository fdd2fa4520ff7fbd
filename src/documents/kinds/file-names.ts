import type { DocumentKind } from './kind.ts';

const FILE_NAMES: readonly (readonly [RegExp, DocumentKind])[] = [
  [/(?:^|[\\/])kiln\.config\.(?:ya?ml|json)$/i, 'kiln-config'],
  [/\.component\.(?:ya?ml|json)$/i, 'component-resource'],
  [/\.container-recipe\.(?:ya?ml|json)$/i, 'container-recipe'],
  [/\.(?:image-)?recipe\.(?:ya?ml|json)$/i, 'image-recipe'],
  [/\.infrastructure(?:-configuration)?\.(?:ya?ml|json)$/i, 'infrastructure-configuration'],
  [/\.distribution(?:-configuration)?\.(?:ya?ml|json)$/i, 'distribution-configuration'],
  [/\.(?:image-)?pipeline\.(?:ya?ml|json)$/i, 'image-pipeline'],
  [/\.image\.(?:ya?ml|json)$/i, 'image'],
  [/\.lifecycle(?:-policy)?\.(?:ya?ml|json)$/i, 'lifecycle-policy'],
  [/\.workflow-resource\.(?:ya?ml|json)$/i, 'workflow-resource'],
  [/\.workflow\.(?:ya?ml|json)$/i, 'workflow'],
  [/\.image-builder\.(?:ya?ml|json)$/i, 'appstream-image-builder'],
  [/\.image-copy\.(?:ya?ml|json)$/i, 'appstream-image-copy'],
  [/\.image-permissions\.(?:ya?ml|json)$/i, 'appstream-image-permissions'],
  [/\.updated-image\.(?:ya?ml|json)$/i, 'appstream-updated-image'],
  [/\.appstream-image\.(?:ya?ml|json)$/i, 'appstream-image'],
];

/** The kind that a file's name promises; asked where the content does not say it. */
export function kindOfFileName(fileName: string | undefined): DocumentKind | undefined {
  if (fileName === undefined) return undefined;
  return FILE_NAMES.find(([pattern]) => pattern.test(fileName))?.[1];
}

/** The kind of a file that is neither YAML nor JSON, told by its name. */
export function kindOfPlainFile(fileName: string): 'dockerfile' | 'terraform' | undefined {
  if (/(?:^|[\\/])(?:Dockerfile|Containerfile)(?:\.[^\\/]*)?$|\.dockerfile$/i.test(fileName)) return 'dockerfile';
  return /\.tf$/i.test(fileName) ? 'terraform' : undefined;
}
