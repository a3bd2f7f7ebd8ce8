import { describe, expect, it } from 'vitest';
import { createCipher } from './cipher.ts';

const cipher = createCipher(Buffer.alloc(32, 1));

describe('the cipher', () => {
  it.each(['', '王秀英 139…', '👵'.repeat(500)])('gives back what it encrypted: %#', (text) => {
    expect(cipher.decrypt(cipher.encrypt(text))).toBe(text);
  });

  it('shows nothing of the text and never writes it twice alike', () => {
    const [first, second] = [cipher.encrypt('Nantong'), cipher.encrypt('Nantong')];

    expect(first).not.toBe(second);
    expect(Buffer.from(first.slice(3), 'base64url').toString('latin1')).not.toContain('Nantong');
  });

  it('says which version wrote the text', () => {
    expect(cipher.encrypt('a')).toMatch(/^v1\.[\w-]+$/);
  });

  it('refuses a text encrypted with another key', () => {
    const other = createCipher(Buffer.alloc(32, 2));

    expect(() => other.decrypt(cipher.encrypt('a'))).toThrow('another key');
  });

  it('refuses a text of which any byte was changed', () => {
    const bytes = Buffer.from(cipher.encrypt('低保').slice(3), 'base64url');

    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => cipher.decrypt(`v1.${changed.toString('base64url')}`)).toThrow('changed');
    }
  });

  it.each(['', 'plain text', 'v1.', 'v1.AAAA', 'v2.AAAA'])('refuses "%s"', (text) => {
    expect(() => cipher.decrypt(text)).toThrow('Expected');
  });

  it('refuses a key of another length', () => {
    expect(() => createCipher(Buffer.alloc(16))).toThrow('32 bytes');
  });
});
