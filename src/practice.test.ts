import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPractice } from './practice.ts';

const ASKS = Array.from({ length: 800 }, (_, at) => `问题${at}`);

describe('practice', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('reads texts evenly spread over how others asked', () => {
    const read: string[] = [];
    createPractice(ASKS, (text) => read.push(text)).complete();

    expect(read).toHaveLength(200);
    expect(read.slice(0, 3)).toEqual(['问题0', '问题4', '问题8']);
  });

  it('reads one after the other with pauses, and then no more', () => {
    const read: string[] = [];
    createPractice(ASKS, (text) => read.push(text)).start();

    vi.advanceTimersByTime(250);
    expect(read.length).toBeGreaterThan(0);
    expect(read.length).toBeLessThan(10);
    vi.advanceTimersByTime(60_000);
    expect(read).toHaveLength(200);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends quietly where a text cannot be read', () => {
    createPractice(ASKS, () => {
      throw new Error('nothing can be read');
    }).start();

    expect(() => vi.advanceTimersByTime(1_000)).not.toThrow();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stops when it is told to', () => {
    const read: string[] = [];
    const { stop } = createPractice(ASKS, (text) => read.push(text)).start();

    stop();
    vi.advanceTimersByTime(60_000);

    expect(read).toEqual([]);
  });
});
