import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPrompt } from './prompts.ts';

function givenPrompt(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'prompts-'));
  writeFileSync(path.join(folder, 'greet.md'), text);
  return folder;
}

describe('a prompt', () => {
  it('is its front matter and the text after it', () => {
    const folder = givenPrompt(
      '---\nid: greet\nversion: 2\npurpose: Greets.\ninputs: [name]\n---\nSay hello.\n---\nEnd.\n',
    );

    expect(loadPrompt('greet', folder)).toEqual({
      id: 'greet',
      version: 2,
      purpose: 'Greets.',
      inputs: ['name'],
      text: 'Say hello.\n---\nEnd.',
    });
  });

  it('is refused without front matter', () => {
    expect(() => loadPrompt('greet', givenPrompt('Say hello.'))).toThrow('no front matter');
  });

  it('is refused under the name of another', () => {
    const folder = givenPrompt('---\nid: other\nversion: 1\npurpose: x\ninputs: []\n---\nHi.\n');

    expect(() => loadPrompt('greet', folder)).toThrow('calls itself other');
  });
});
