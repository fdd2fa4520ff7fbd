/** The names of what tells of an image, in its folder of artifacts. */
export const MANIFEST_NAME = 'manifest.json';
export const SBOM_NAME = 'sbom.cdx.json';
export const FINDINGS_NAME = 'findings.json';
