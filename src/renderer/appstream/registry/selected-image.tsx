import { type AccountTarget, type AppStreamImage, mayDoWithImage } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { notify } from '../../stores/notify.ts';
import { Icon } from '../../ui/icon.tsx';
import { type ImageDoing, imageDoings } from './image-doings.ts';
import { whyNot } from './image-words.ts';

interface SelectedImageProps {
  readonly place: AccountTarget;
  readonly image: AppStreamImage;
}

/** What can be done with the image that is selected. */
export function SelectedImage({ image, place }: SelectedImageProps) {
  return (
    <fieldset className="table-actions">
      <legend className="visually-hidden">{`Actions on ${image.name}`}</legend>
      <div className="button-row">
        {imageDoings.map((doing) => (
          <DoingButton key={doing.id} doing={doing} image={image} place={place} />
        ))}
      </div>
    </fieldset>
  );
}

interface DoingButtonProps extends SelectedImageProps {
  readonly doing: ImageDoing;
}

/** A button that says why it cannot be used, and stays reachable for that. */
export function DoingButton({ doing: { icon, needs, run, title }, image, place }: DoingButtonProps) {
  const workbench = useWorkbench();
  const reason = whyNot(mayDoWithImage(image, needs));
  const choose = () => {
    if (reason === undefined) run(workbench, { connection: place.connection, arn: image.arn });
    else notify(workbench, 'info', reason);
  };
  const words = title.replace(/…$/, '');
  return (
    <button type="button" className="button plain" aria-disabled={reason !== undefined} title={reason ?? words} onClick={choose}>
      <Icon name={icon} />
      <span>{words}</span>
    </button>
  );
}
