import { CopyableCode } from '../dialogs/copyable-code.tsx';
import { formatSize } from '../runs/duration.ts';

interface ArtifactListProps {
  readonly artifacts: readonly { readonly type: string; readonly path: string; readonly size?: number }[];
}

const WORD: Readonly<Record<string, string>> = {
  'oci-archive': 'OCI image archive (podman, skopeo and docker read it)',
  'oci-layout': 'OCI image layout (a folder; skopeo copy oci:PATH …)',
  disk: 'Raw disk: one ext4 file system, which does not boot',
  sbom: 'Bill of materials (CycloneDX)',
  layer: 'Layer of changes',
  manifest: 'Manifest: packages and files changed',
  ami: 'AMI',
  container: 'Container image',
};

/** The artifacts of a build, with the paths to copy. */
export function ArtifactList({ artifacts }: ArtifactListProps) {
  if (artifacts.length === 0) return <p className="muted">There are no artifacts.</p>;
  return (
    <ul className="artifacts" aria-label="Artifacts">
      {artifacts.map(({ path, size, type }) => (
        <li key={path}>
          <h3>
            {WORD[type] ?? type}
            {size !== undefined && <span className="muted"> {formatSize(size)}</span>}
          </h3>
          <CopyableCode code={path} />
        </li>
      ))}
    </ul>
  );
}
