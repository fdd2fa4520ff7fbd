import type { BuildEstimate, EstimateLine, Hosting } from '../../contract/index.ts';
import { type Prices, pricesIn } from './prices.ts';

/** What an estimate is made from. */
export interface EstimateInput {
  readonly region: string;
  readonly hosting: Pick<Hosting, 'billing' | 'site'>;
  readonly kind: 'image' | 'container';
  readonly platform: string | undefined;
  readonly instanceType: string | undefined;
  /** The disks of the image; a size is undefined where neither the recipe nor the parent image tells. */
  readonly volumes: readonly { readonly gigabytes: number | undefined; readonly type: string }[];
  /** Copies beside the one in the Region of the build, by Region and account. */
  readonly copies: readonly { readonly region: string; readonly isOtherRegion: boolean }[];
  readonly testsEnabled: boolean;
  readonly past: { readonly minutes: number | undefined; readonly builds: number };
}

/** Where no build is known; AWS speaks of 15 to 45 minutes. */
const assumedMinutes = 30;

const hoursInMonth = 730;

const inCents = (usd: number) => Math.max(0.01, Math.round(usd * 100) / 100);

function gigabytesOf({ volumes }: EstimateInput): number | undefined {
  if (volumes.length === 0) return undefined;
  return volumes.reduce<number | undefined>(
    (sum, { gigabytes }) => (sum === undefined || gigabytes === undefined ? undefined : sum + gigabytes),
    0,
  );
}

function instanceLine(input: EstimateInput, hours: number, known: Prices | undefined): EstimateLine {
  const what = input.testsEnabled ? 'Instances that build and test' : 'The instance that builds';
  const { instanceType, platform, region } = input;
  const line = { what, per: 'build' } as const;
  if (instanceType === undefined) return { ...line, note: 'Image Builder chooses the type, because none is named.' };
  if (platform === 'windows') return { ...line, note: 'Kiln knows no prices of Windows, which hold a licence.' };
  if (!known) return { ...line, note: `Kiln knows no prices of ${region}.` };
  const price = known.instanceHour[instanceType];
  if (price === undefined) return { ...line, note: `Kiln knows no price of ${instanceType}.` };
  return { ...line, usd: inCents(price * hours), note: `${instanceType} at $${price} an hour.` };
}

function volumeLine({ volumes, region }: EstimateInput, hours: number, known: Prices | undefined): EstimateLine {
  const line = { what: 'Volumes of the instances', per: 'build' } as const;
  if (!known) return { ...line, note: `Kiln knows no prices of ${region}.` };
  let usd = 0;
  for (const { gigabytes, type } of volumes) {
    const price = known.volumeMonth[type];
    if (price === undefined || gigabytes === undefined) return { ...line, note: 'The size or the type of a volume is not known.' };
    usd += (price * gigabytes * hours) / hoursInMonth;
  }
  if (volumes.length === 0) return { ...line, note: 'The size of the volume is not known.' };
  return { ...line, usd: inCents(usd), note: volumes.map(({ gigabytes, type }) => `${gigabytes} GB ${type}`).join(', ') };
}

function storageLines(input: EstimateInput): EstimateLine[] {
  const gigabytes = gigabytesOf(input);
  const places = [{ region: input.region, isOtherRegion: false }, ...input.copies];
  const monthly = { what: `Snapshots of ${places.length === 1 ? 'the image' : `${places.length} images`}`, per: 'month' } as const;
  const known = places.map(({ region }) => pricesIn(region));
  const unknown = places.filter((_place, index) => !known[index]).map(({ region }) => region);
  const moved = input.copies.filter(({ isOtherRegion }) => isOtherRegion);
  const storage: EstimateLine =
    gigabytes === undefined || unknown.length > 0
      ? {
          ...monthly,
          note: gigabytes === undefined ? 'The size of the image is not known.' : `Kiln knows no prices of ${unknown.join(', ')}.`,
        }
      : {
          ...monthly,
          usd: inCents(known.reduce((sum, one) => sum + (one?.snapshotMonth ?? 0) * gigabytes, 0)),
          note: `At most: ${gigabytes} GB each, and only blocks that were written count.`,
        };
  if (moved.length === 0) return [storage];
  const line = { what: `Copies to ${moved.length} other ${moved.length === 1 ? 'Region' : 'Regions'}`, per: 'build' } as const;
  const from = pricesIn(input.region);
  if (!from || gigabytes === undefined) return [{ ...line, note: 'The price or the size of what is copied is not known.' }, storage];
  const usd = inCents(from.copiedGigabyte * gigabytes * moved.length);
  return [{ ...line, usd, note: `At most: ${gigabytes} GB each at $${from.copiedGigabyte}.` }, storage];
}

function assumptionsOf({ past, instanceType, testsEnabled, kind }: EstimateInput, known: Prices | undefined): string[] {
  return [
    past.minutes === undefined
      ? `No earlier build is known; ${assumedMinutes} minutes are assumed.`
      : `The time is the median of ${past.builds} earlier ${past.builds === 1 ? 'build' : 'builds'}.`,
    ...(testsEnabled ? ['The test instance runs after the build instance, so that both together run as long as the build takes.'] : []),
    ...(instanceType === undefined ? [] : [`The first instance type, ${instanceType}, can be had.`]),
    ...(kind === 'container' ? ['What the image takes in ECR is not known before it is built, and not counted.'] : []),
    ...(known ? [`Prices of ${known.date}, On-Demand, without taxes, discounts and free tiers.`] : []),
    'Logs, network traffic, scans and licences are not counted.',
  ];
}

/** What a build will take, with all that was assumed. What is not known stays so. */
export function estimateOf(input: EstimateInput): BuildEstimate {
  const minutes = Math.max(1, Math.round(input.past.minutes ?? assumedMinutes));
  const duration = { minutes, builds: input.past.minutes === undefined ? 0 : input.past.builds };
  if (input.hosting.billing === 'free') {
    const [time = ''] = assumptionsOf(input, undefined);
    return { duration, cost: [], assumptions: [time, `It is built ${input.hosting.site} and costs nothing.`] };
  }
  const known = pricesIn(input.region);
  const hours = minutes / 60;
  const cost = [instanceLine(input, hours, known), volumeLine(input, hours, known), ...(input.kind === 'image' ? storageLines(input) : [])];
  return { duration, cost, assumptions: assumptionsOf(input, known) };
}
