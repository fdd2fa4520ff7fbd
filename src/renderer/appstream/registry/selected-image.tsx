import { type AccountTarget, type AppStreamImage, mayDoWithImage } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { ReasonedButton } from '../../ui/reasoned-button.tsx';
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

export function DoingButton({ doing: { icon, needs, run, title }, image, place }: DoingButtonProps) {
  const workbench = useWorkbench();
  return (
    <ReasonedButton
      icon={icon}
      label={title.replace(/…$/, '')}
      whyNot={whyNot(mayDoWithImage(image, needs))}
      onClick={() => run(workbench, { connection: place.connection, arn: image.arn })}
    />
  );
}
