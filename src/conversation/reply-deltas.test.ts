import { describe, expect, it } from 'vitest';
import type { Delta } from '../contracts/frames.ts';
import { createDeltas } from './reply-deltas.ts';

function givenDeltas() {
  const sent: Delta[] = [];
  return { sent, showAt: createDeltas((delta) => sent.push(delta)) };
}

describe('the deltas of a reply', () => {
  it('add up to its text', () => {
    const { sent, showAt } = givenDeltas();
    const show = showAt(3);

    for (const soFar of ['一', '一二', '一二', '一二三']) show(soFar);

    expect(sent).toEqual(['一', '二', '三'].map((text) => ({ seq: 3, text })));
  });

  it('say nothing of a text that does not go on from them', () => {
    const { sent, showAt } = givenDeltas();
    const show = showAt(3);

    for (const soFar of ['一二', '一', '别的话']) show(soFar);

    expect(sent).toEqual([{ seq: 3, text: '一二' }]);
  });

  it('go on where the reply is made once more, and begin anew under another number', () => {
    const { sent, showAt } = givenDeltas();
    showAt(3)('一');
    showAt(3)('一二');
    showAt(4)('一二');

    expect(sent).toEqual([
      { seq: 3, text: '一' },
      { seq: 3, text: '二' },
      { seq: 4, text: '一二' },
    ]);
  });
});
