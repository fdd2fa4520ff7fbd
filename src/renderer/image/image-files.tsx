import { useCallback } from 'react';
import type { ImageContents } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { FileChanges } from '../runs/file-changes.tsx';
import { Answered, KnownView } from './answered.tsx';
import { ArtifactList } from './artifact-list.tsx';
import type { FaceProps } from './face-props.ts';

/** What the build left on this computer: files changed against the parent, the manifest, the bill of materials. */
export function ImageFiles({ of }: FaceProps) {
  const { connection } = useWorkbench();
  const question = useCallback((signal: AbortSignal) => connection.client.images.contents(of, { signal }), [of, connection]);
  return (
    <Answered question={question} reading="Reading what is in the image…" failed="The files of this image cannot be read">
      {(answer) => (
        <KnownView answer={answer} title="The files in this image are not known">
          {(contents) => <Contents contents={contents} />}
        </KnownView>
      )}
    </Answered>
  );
}

function Contents({ contents: { artifacts, base, changes, packageChanges } }: { readonly contents: ImageContents }) {
  const changed = packageChanges.map(({ name, from, to }) => `${name} ${from ?? 'added'}${to === undefined ? ' removed' : ` → ${to}`}`);
  return (
    <div className="image-list">
      <ArtifactList artifacts={artifacts} />
      <p className="image-note">
        {`Against the parent image (${base}): ${changes.length} files, ${packageChanges.length} packages.`}
        {changed.length > 0 && (
          <span title={changed.join('\n')}> {`${changed.slice(0, 3).join(', ')}${changed.length > 3 ? '…' : ''}`}</span>
        )}
      </p>
      <FileChanges label="Files" changes={changes} />
    </div>
  );
}
