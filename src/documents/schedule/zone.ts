/** What a clock on a wall shows. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

export interface Zone {
  wallTime(moment: Date): WallTime;
  /** The first moment at which the clock shows that time; undefined for times that a change of the clock leaves out. */
  moment(time: WallTime): Date | undefined;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A time zone by its IANA name. Throws a RangeError for a name that does not exist. */
export function zoneOf(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const wallTime = (moment: Date): WallTime => {
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
  };
  const offsetAt = (moment: number) => asUtc(wallTime(new Date(moment))) - Math.floor(moment / MINUTE) * MINUTE;
  return {
    wallTime,
    moment(time) {
      const utc = asUtc(time);
      // The offsets a day before and after are the two that can be meant; the larger one gives the earlier moment.
      const offsets = [offsetAt(utc - DAY), offsetAt(utc + DAY)].sort((a, b) => b - a);
      const shown = offsets.map((offset) => utc - offset).find((moment) => asUtc(wallTime(new Date(moment))) === utc);
      return shown === undefined ? undefined : new Date(shown);
    },
  };
}

/** Whether there is a time zone of that name. */
export function isTimeZone(name: string): boolean {
  try {
    zoneOf(name);
    return true;
  } catch {
    return false; // a RangeError: that is the answer
  }
}

function asUtc({ year, month, day, hour, minute }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}
