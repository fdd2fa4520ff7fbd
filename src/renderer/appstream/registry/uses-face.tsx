import type { Known, MadeBuilder, UsingFleet } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { Icon } from '../../ui/icon.tsx';
import { Scrollable } from '../../ui/scrollable.tsx';
import { openAppStreamPage } from '../open-page.ts';
import type { ImageFaceProps } from './image-face.ts';

/** What of this account stands on the image. */
export function UsesFace({ detail: { builders, fleets, image }, place }: ImageFaceProps) {
  const workbench = useWorkbench();
  const open = (page: string, name: string) => openAppStreamPage(workbench, { page, subject: name, title: name, place });
  return (
    <Scrollable className="resource-page" label={`What uses ${image.name}`}>
      <Uses
        title="Fleets"
        what={fleets}
        nothing="No fleet of this account is on the image."
        textOf={fleetText}
        onOpen={(name) => open('fleet-image', name)}
      />
      <p className="resource-fixed">
        <Icon name="info" />
        <span>Fleets of other accounts cannot be seen: only their owners know which image they are on.</span>
      </p>
      <Uses
        title="Image builders"
        what={builders}
        nothing="No image builder of this account was launched of the image."
        textOf={({ created, name, state }) => `${name}, ${state}, since ${created.slice(0, 10)}`}
        onOpen={(name) => open('builder', name)}
      />
    </Scrollable>
  );
}

const fleetText = ({ desired, inUse, instanceType, name, stacks, state }: UsingFleet): string =>
  [
    `${name}, ${state}, ${instanceType}`,
    `${desired} desired, ${inUse} in use`,
    stacks.length === 0 ? 'in no stack' : `in ${stacks.join(', ')}`,
  ].join('; ');

interface UsesProps<Thing extends MadeBuilder | UsingFleet> {
  readonly title: string;
  readonly what: Known<readonly Thing[]>;
  readonly nothing: string;
  readonly textOf: (thing: Thing) => string;
  readonly onOpen: (name: string) => void;
}

function Uses<Thing extends MadeBuilder | UsingFleet>({ nothing, onOpen, textOf, title, what }: UsesProps<Thing>) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {!what.known && <p className="view-error">{what.why}</p>}
      {what.known && what.value.length === 0 && <p className="muted">{nothing}</p>}
      {what.known && what.value.length > 0 && (
        <ul className="link-list" aria-label={title}>
          {what.value.map((thing) => (
            <li key={thing.name}>
              <button type="button" className="link resource-link" onClick={() => onOpen(thing.name)}>
                {textOf(thing)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
