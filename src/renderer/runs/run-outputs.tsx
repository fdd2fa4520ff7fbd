import type { RunArtifact, RunRecord } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { CopyableCode } from '../dialogs/copyable-code.tsx';
import { ArtifactList } from '../image/artifact-list.tsx';
import { openResource } from '../resource/open-resource.ts';
import { Button } from '../ui/button.tsx';

const isImage = ({ type }: RunArtifact) => type === 'ami' || type === 'container';

/** What a build left: the image in the account, its copies by account and Region, and files. */
export function RunOutputs({ run }: { readonly run: RunRecord }) {
  const workbench = useWorkbench();
  const { artifacts, imageArn, imported } = run;
  const images = artifacts.filter(isImage);
  const files = artifacts.filter((one) => !isImage(one));
  return (
    <div className="run-outputs">
      {imageArn !== undefined && (
        <div className="image-arn">
          <CopyableCode code={imageArn} />
          {!imported && (
            <Button icon="list-tree" onClick={() => openResource(workbench, imageArn)}>
              Show files and packages
            </Button>
          )}
        </div>
      )}
      {images.length > 0 && (
        <table className="run-images">
          <caption className="visually-hidden">Output images</caption>
          <thead>
            <tr>
              <th scope="col">Image</th>
              <th scope="col">Region</th>
              <th scope="col">Account</th>
              <th scope="col">Name</th>
            </tr>
          </thead>
          <tbody>
            {images.map(({ path, region, account, name }) => (
              <tr key={`${path} ${region} ${account}`}>
                <td>
                  <CopyableCode code={path} />
                </td>
                <td>{region}</td>
                <td>{account}</td>
                <td>{name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {files.length > 0 && <ArtifactList artifacts={files} />}
      {artifacts.length === 0 && <p className="muted">The build has no output yet.</p>}
    </div>
  );
}
