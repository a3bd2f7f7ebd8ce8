import { describe, expect, it } from 'vitest';
import { createCardIndex } from './card-index.ts';
import { type Card, CardSchema } from './cards.ts';

const card = (id: string, text: string): Card =>
  CardSchema.parse({ id, document: '甲〔2021〕1号', citations: [], text, words: [] });
const funeral = card('funeral', '殡葬 服务 减免 低保');
const school = card('school', '学费 减免 低保');
const index = createCardIndex([funeral, school], (text) => text.split(' '));

describe('the overlap of a card with a question', () => {
  it('is whole when every word stands in it', () => {
    expect(index.overlap(funeral, ['殡葬', '减免'])).toBe(1);
  });

  it('counts a rare word more than one that every card has', () => {
    expect(index.overlap(funeral, ['殡葬', '学费', '低保'])).toBeGreaterThan(0.5);
    expect(index.overlap(funeral, ['低保', '学费'])).toBeLessThan(0.5);
  });

  it('is less when the question speaks of what no card knows', () => {
    expect(index.overlap(school, ['学费', '护照'])).toBeLessThan(index.overlap(school, ['学费']));
  });

  it('is nothing for a question without words', () => {
    expect(index.overlap(school, [])).toBe(0);
  });
});
