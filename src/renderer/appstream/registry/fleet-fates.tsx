import type { FleetFate, ImageDeletionPlan, OtherImage, UsingFleet } from '../../../contract/index.ts';
import { findInstanceType } from '../../../documents/index.ts';
import { SelectField } from '../../ui/field.tsx';

interface FleetFatesProps {
  readonly plan: ImageDeletionPlan;
  readonly fates: readonly FleetFate[];
  readonly choose: (fate: FleetFate) => void;
}

/** The fleets on the image, and what is to become of each. */
export function FleetFates({ choose, fates, plan: { fleets, others } }: FleetFatesProps) {
  return (
    <section className="form-section" aria-label="Fleets on the image">
      <h3>{`Fleets on the image: ${fleets.length}`}</h3>
      <p className="muted">A fleet that is only stopped keeps its image. Each needs another one, or goes.</p>
      {fleets.map((fleet) => (
        <SelectField
          key={fleet.name}
          label={`${fleet.name}, ${fleet.state}, ${fleet.inUse} in use`}
          value={optionOf(fates.find((fate) => fate.fleet === fleet.name))}
          options={optionsFor(fleet, others)}
          onChange={(value) => {
            const fate = fateOf(fleet.name, value);
            if (fate) choose(fate);
          }}
        />
      ))}
    </section>
  );
}

const deleteIt = 'delete';

const optionOf = (fate: FleetFate | undefined): string => (fate?.way === 'image' ? fate.image : fate ? deleteIt : '');

function fateOf(fleet: string, value: string): FleetFate | undefined {
  if (value === '') return undefined;
  return value === deleteIt ? { way: 'delete', fleet } : { way: 'image', fleet, image: value };
}

/** Images that do not fit the fleet's instance type are not offered: AWS refuses them. */
function optionsFor({ instanceType }: UsingFleet, others: readonly OtherImage[]) {
  const family = findInstanceType(instanceType)?.family;
  const fitting = others.filter(({ families }) => family === undefined || families.length === 0 || families.includes(family));
  return [
    { value: '', label: 'Choose…' },
    ...fitting.map(({ arn, name }) => ({ value: arn, label: `Give it the image ${name}` })),
    { value: deleteIt, label: 'Take it out of its stacks, stop it and delete it' },
  ];
}
