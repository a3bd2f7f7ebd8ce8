import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildWidget } from './build-widget.ts';

const LIMIT_BYTES = 30 * 1024;

describe('the widget’s script', () => {
  let script: Uint8Array;
  let text: string;

  beforeAll(async () => {
    script = await buildWidget();
    text = new TextDecoder().decode(script);
  });

  it('weighs at most 30 KB compressed', () => {
    expect(gzipSync(script).byteLength).toBeLessThanOrEqual(LIMIT_BYTES);
  });

  it('is one self-contained script', () => {
    expect(text).not.toMatch(/\bimport\s*[({"'*]|\brequire\(/);
  });

  it.each([
    ['optional chaining', /[\w)\]]\?\.[A-Za-z_$[(]/],
    ['nullish coalescing', /\?\?/],
    ['globalThis', /\bglobalThis\b/],
  ])('holds no %s, which old WebViews cannot read', (_, pattern) => {
    expect(text).not.toMatch(pattern);
  });
});
