import { type AccountTarget, isPassingImageState, nameInArn } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { Button } from '../../ui/button.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { imageStateMark } from './image-words.ts';
import { openImagePage } from './open-image.ts';
import { useImages } from './use-images.ts';

interface MadeImageProps {
  readonly place: AccountTarget;
  readonly arn: string;
}

/** An image that is being made, with its state live, until it is there or failed. */
export function MadeImage({ arn, place }: MadeImageProps) {
  const workbench = useWorkbench();
  const image = useImages(place, 'PRIVATE').rows.get(arn);
  const name = nameInArn(arn);
  const words = image === undefined || isPassingImageState(image.state) ? 'It is being made; you can close this tab.' : image.reason;
  return (
    <section className="difference" aria-label={`The image ${name}`}>
      <h3>{`${name} in ${place.region}`}</h3>
      <p role="status">
        <StateMark mark={imageStateMark(image?.state ?? 'PENDING')} />
      </p>
      <p className="muted">{words}</p>
      <div className="button-row">
        <Button onClick={() => openImagePage(workbench, 'image', { connection: place.connection, arn })}>Open the image</Button>
      </div>
    </section>
  );
}
