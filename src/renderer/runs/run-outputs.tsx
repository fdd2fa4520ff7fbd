import type { RunRecord } from '../../contract/index.ts';
import { ArtifactList } from '../account/artifact-list.tsx';
import { openImage } from '../account/load-account.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { Button } from '../ui/button.tsx';

/** What a build left: the image in the account and the artifacts. */
export function RunOutputs({ run }: { readonly run: RunRecord }) {
  const workbench = useWorkbench();
  const { artifacts, imageArn } = run;
  return (
    <div className="run-outputs">
      {imageArn !== undefined && (
        <p className="image-arn">
          <code>{imageArn}</code>
          <Button icon="list-tree" onClick={() => openImage(workbench, imageArn)}>
            Show files and packages
          </Button>
        </p>
      )}
      <ArtifactList artifacts={artifacts} />
    </div>
  );
}
