import { builderRequests } from '../../kinds/resource/declared-image.ts';
import { mapOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { imageBuilder } from './example.ts';

const least = 200;
const most = 500;
const withVolume = (size: number) => `${imageBuilder}RootVolumeConfig:\n  VolumeSizeInGb: ${size}\n`;

export const builderVolume: Rule = {
  id: 'builder-volume',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'The volume of an image builder has 200 to 500 GB.',
  explanation: 'Images come with 200 GB, which cost nothing extra and cannot be made smaller; up to 500 can be had.',
  good: withVolume(least),
  bad: withVolume(100),
  source: 'https://docs.aws.amazon.com/appstream2/latest/APIReference/API_VolumeConfig.html',
  resource(document, { report }) {
    for (const request of builderRequests(document)) {
      const size = scalarNamed(mapOf(valueNamed(request, 'RootVolumeConfig')), 'VolumeSizeInGb');
      if (size?.type === 'integer' && (Number(size.value) < least || Number(size.value) > most))
        report(size.range, `The volume of an image builder has ${least} to ${most} GB.`);
    }
  },
};
