import { expect, test } from 'vitest';
import { asPicture, iconAddress } from './icons.ts';

const endpoint = 'http://127.0.0.1:4599';

test('icons are fetched from AWS’s own hosts and from the endpoint of the connection, and from nobody else', () => {
  expect(iconAddress('https://bucket.s3.eu-west-1.amazonaws.com/icon.png?X-Amz-Signature=x', undefined)?.hostname).toContain('amazonaws');
  expect(iconAddress(`${endpoint}/icons/1`, endpoint)?.pathname).toBe('/icons/1');
  for (const text of [
    'http://bucket.s3.amazonaws.com/icon.png',
    'https://amazonaws.com.example.org/icon.png',
    'https://notamazonaws.com/icon.png',
    'http://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:4600/icons/1',
    'file:///etc/passwd',
    'no address',
  ])
    expect(iconAddress(text, endpoint), text).toBeUndefined();
});

test('bytes become an image by what they are, and never by what they are called', () => {
  expect(asPicture(Buffer.from([0x89, 0x50, 0x4e, 0x47, 1]))).toBe('data:image/png;base64,iVBORwE=');
  expect(asPicture(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toContain('image/jpeg');
  for (const text of ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', '<html>', ''])
    expect(asPicture(Buffer.from(text))).toBeUndefined();
});
