import { describe, expect, it } from 'vitest';
import { findInstanceType, findRetiredInstanceType, instanceTypes, priceClasses, retiredInstanceTypes } from './instance-types.ts';

describe('instance types of AppStream', () => {
  it('are named once each, and none of them is retired', () => {
    const names = [...instanceTypes, ...retiredInstanceTypes].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('say what they have', () => {
    expect(findInstanceType('stream.memory.z1d.3xlarge')).toMatchObject({ family: 'Memory Optimized', vcpus: 12, memoryGib: 96 });
    expect(findInstanceType('stream.graphics.g5.12xlarge')).toMatchObject({
      family: 'Graphics G5',
      gpu: { name: 'NVIDIA A10G', count: 4 },
    });
    expect(findInstanceType('stream.graphics.g6f.large')?.gpu?.count).toBe(0.125);
    expect(findInstanceType('t3.medium')).toBeUndefined();
  });

  it('grow dearer with their size, within a family and a generation', () => {
    const order = Object.keys(priceClasses.words);
    const ranks = (prefix: string) =>
      instanceTypes.filter(({ name }) => name.startsWith(`stream.${prefix}.`)).map(({ priceClass }) => order.indexOf(priceClass));
    for (const prefix of ['standard', 'compute', 'memory.z1d', 'graphics.g6f']) {
      expect(ranks(prefix)).toEqual([...ranks(prefix)].sort());
    }
    expect(new Set(instanceTypes.map(({ priceClass }) => priceClass))).toEqual(new Set(order));
  });

  it('that are retired say since when, where that is known', () => {
    expect(findRetiredInstanceType('stream.graphics-pro.4xlarge')?.ended).toBe('2025-10-31');
    expect(findRetiredInstanceType('stream.graphics-design.large')?.ended).toBe('2025-12-31');
    expect(findRetiredInstanceType('stream.graphics-desktop.2xlarge')).toEqual({
      name: 'stream.graphics-desktop.2xlarge',
      family: 'Graphics Desktop',
    });
  });
});
