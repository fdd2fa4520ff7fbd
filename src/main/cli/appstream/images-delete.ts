import {
  AppError,
  type FleetFate,
  type ImageDeletionEvent,
  type ImageDeletionStep,
  imageDeletionConsequence,
  imageDeletionSteps,
  imageDeletionText,
  type UsingFleet,
} from '../../../contract/index.ts';
import { carryOutDeletion } from '../../appstream/registry/carry-out-deletion.ts';
import { planDeletion } from '../../appstream/registry/plan-deletion.ts';
import { UsageError } from '../command.ts';
import { findImage } from './find-image.ts';
import { agreed, pairsOf, print } from './printing.ts';
import { type Asked, verb } from './verb.ts';

export const remove = verb({
  summary: 'takes an image from its fleets, stops sharing it, and deletes it; can be repeated where it was cut off',
  words: ['IMAGE'],
  options: {
    plan: { type: 'boolean', tells: 'print the steps and do nothing' },
    fleet: {
      type: 'string',
      multiple: true,
      value: 'FLEET=IMAGE',
      tells: "what a fleet on it gets, or 'FLEET=delete' to delete the fleet",
    },
  },
  asks: true,
  async run(request) {
    const { aws, image } = await findImage(request, request.words[0] ?? '');
    const plan = await planDeletion(aws, image.arn);
    const fates = await fatesOf(request, plan.fleets);
    const { open, steps } = imageDeletionSteps(plan, fates);
    const lines = [
      ...steps.map(stepText),
      ...open.map((fleet) => `The fleet ${fleet} is on the image: give --fleet ${fleet}=IMAGE or =delete.`),
    ];
    if (request.options.plan) {
      print(request, { image: image.arn, steps, open }, lines);
      return 0;
    }
    if (open.length > 0)
      throw new AppError('refused', `What becomes of the fleets on the image is open: ${open.join(', ')}. Give --fleet.`);
    if (!(await agreed(request, lines, `Delete ${image.name}? Nothing brings it back.`))) return 1;
    const wish = { arn: image.arn, fates, confirmed: steps.map(({ id }) => id) };
    const events: ImageDeletionEvent[] = [];
    for await (const event of carryOutDeletion(aws, wish, request.io.signal)) if (event.type !== 'doing') events.push(event);
    print(
      request,
      { image: image.arn, steps: events },
      events.map((event) => eventText(steps, event)),
    );
    return events.every(({ type }) => type !== 'failed') && events.length === steps.length ? 0 : 1;
  },
});

const stepText = (step: ImageDeletionStep): string => `${imageDeletionText(step)}. ${imageDeletionConsequence(step)}`;

function eventText(steps: readonly ImageDeletionStep[], event: ImageDeletionEvent): string {
  const step = steps.find(({ id }) => id === event.id);
  const text = step ? imageDeletionText(step) : event.id;
  if (event.type === 'failed') return `failed   ${text}: ${event.message}`;
  return `${event.type === 'gone' ? 'was done' : 'done    '} ${text}`;
}

/** What the options say of the fleets on the image; those of other fleets are a mistake, and nothing is guessed. */
async function fatesOf(
  request: Asked & { readonly options: { readonly fleet: readonly string[] } },
  fleets: readonly UsingFleet[],
): Promise<FleetFate[]> {
  const fates: FleetFate[] = [];
  for (const [fleet, word] of Object.entries(pairsOf('fleet', request.options.fleet))) {
    if (!fleets.some(({ name }) => name === fleet)) throw new UsageError(`the fleet ${fleet} is not on the image`);
    if (word === 'delete') fates.push({ way: 'delete', fleet });
    else fates.push({ way: 'image', fleet, image: (await findImage(request, word)).image.arn });
  }
  return fates;
}
