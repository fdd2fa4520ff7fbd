import type { RunRecord } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { ArtifactList } from '../image/artifact-list.tsx';
import { openResource } from '../resource/open-resource.ts';
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
          <Button icon="list-tree" onClick={() => openResource(workbench, imageArn)}>
            Show files and packages
          </Button>
        </p>
      )}
      <ArtifactList artifacts={artifacts} />
    </div>
  );
}
