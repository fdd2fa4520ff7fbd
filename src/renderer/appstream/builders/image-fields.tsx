import { useId, useMemo, useState } from 'react';
import type { ImageChoice } from '../../../contract/index.ts';
import { findInstanceType } from '../../../documents/index.ts';
import { Section } from '../../pipelines/section.tsx';
import { SelectField } from '../../ui/field.tsx';
import { FilteredList } from '../../ui/filtered-list.tsx';
import { platformWord } from './builder-words.ts';
import type { LaunchForm } from './launch-form.ts';
import type { LaunchPart } from './launch-part.ts';

const categoryWords: Readonly<Record<ImageChoice['category'], string>> = { base: 'Base image', own: 'Your own', shared: 'Shared with you' };
const order = ['own', 'shared', 'base'] as const;

/** The images that a builder can be launched from, the own ones first and the newest of each first. */
function inOrder(images: readonly ImageChoice[]): readonly ImageChoice[] {
  return images.toSorted(
    (a, b) => order.indexOf(a.category) - order.indexOf(b.category) || b.date.localeCompare(a.date) || a.name.localeCompare(b.name),
  );
}

/** The image with a type that fits it: one of another family is not kept. */
function withImage({ arn, families }: ImageChoice, instanceType: string): Partial<LaunchForm> {
  const family = findInstanceType(instanceType)?.family;
  const fits = family === undefined || families.length === 0 || families.includes(family);
  return fits ? { image: arn } : { image: arn, instanceType: '' };
}

const textOf = ({ category, displayName, name, platform }: ImageChoice): string =>
  `${categoryWords[category]} ${name} ${displayName} ${platformWord(platform)}`;

/** The categories that there are images of, with how many, and all of them together. */
const categoriesOf = (images: readonly ImageChoice[]) => [
  { value: '', label: `All (${images.length})` },
  ...order.flatMap((value) => {
    const count = images.filter(({ category }) => category === value).length;
    return count === 0 ? [] : [{ value, label: `${categoryWords[value]} (${count})` }];
  }),
];

/** Which image the builder is launched from. */
export function ImageFields({ choices: { images }, edit, form }: LaunchPart) {
  const group = useId();
  const items = useMemo(() => inOrder(images.items), [images.items]);
  const [category, setCategory] = useState('');
  const shown = useMemo(() => (category === '' ? items : items.filter((image) => image.category === category)), [items, category]);
  const chosen = items.find(({ arn }) => arn === form.image);
  return (
    <Section title="Image">
      {images.obstacle !== undefined && <p className="field-fault">{images.obstacle}</p>}
      <SelectField label="Category" value={category} options={categoriesOf(items)} onChange={setCategory} />
      <div className="launch-images" role="radiogroup" aria-label="Image">
        <FilteredList label="Images" items={shown} textOf={textOf} nothing="No image here can be used for image builders.">
          {(image) => (
            <label className="launch-image">
              <input
                type="radio"
                name={group}
                checked={image.arn === form.image}
                onChange={() => edit(withImage(image, form.instanceType))}
              />
              <span className="badge">{categoryWords[image.category]}</span>
              <span className="grow grid-text" title={image.arn}>
                {image.name}
              </span>
              <span className="muted">{platformWord(image.platform)}</span>
              <span className="muted launch-date">{image.date.slice(0, 10)}</span>
            </label>
          )}
        </FilteredList>
      </div>
      <p className="modal-note">
        {chosen
          ? `${chosen.name} is for the families ${chosen.families.join(', ') || 'that it does not tell'}. Its agent is ${chosen.agentVersion || 'not told'}.`
          : form.image === ''
            ? 'Choose the image that the builder begins with: its instance type must be of one of the image’s families.'
            : `${form.image} is not among the images that a builder can be launched from.`}
      </p>
      {images.leftOut.length > 0 && (
        <details>
          <summary>{`${images.leftOut.length} images cannot be used`}</summary>
          <ul className="plain-rows">
            {images.leftOut.map(({ name, why }) => (
              <li key={name}>{`${name}: ${why}`}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
