import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contracts/conversations.ts';
import { plain } from '../../tests/support/fake-replies.ts';
import { type CitizenEntry, Transcript } from './transcript.ts';

const reply = (seq: number): Reply => ({ ...plain, id: `reply-${seq}`, seq, text: '答' });

function typed(transcript: Transcript, clientId: string): CitizenEntry {
  transcript.addUnsent({ clientId, text: clientId });
  const entry = transcript.find(clientId);
  if (entry === undefined) throw new Error('The transcript lost what was typed.');
  return entry;
}

describe('the transcript', () => {
  it('shows each message once, however often it is delivered', () => {
    const transcript = new Transcript();

    transcript.addReply(reply(1));
    transcript.addReply(reply(1));

    expect(transcript.entries).toHaveLength(1);
  });

  it('keeps what is not yet sent below everything the server has', () => {
    const transcript = new Transcript();
    typed(transcript, 'a');

    transcript.addReply(reply(1));

    expect(transcript.entries.map(({ from }) => from)).toEqual(['assistant', 'citizen']);
  });

  it('puts an accepted message before its answer', () => {
    const transcript = new Transcript();
    const entry = typed(transcript, 'a');
    transcript.addReply(reply(1));
    transcript.addReply(reply(3));

    transcript.placeAt(entry, 2);

    expect(transcript.entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('lets a message sent again take the place of the stored one', () => {
    const transcript = new Transcript();
    transcript.addMessage({
      id: 'm',
      seq: 2,
      from: 'citizen',
      text: 'a',
      at: '2026-11-21T10:00:00+08:00',
      reply: null,
    });
    const entry = typed(transcript, 'a');

    transcript.placeAt(entry, 2);

    expect(transcript.entries).toEqual([entry]);
  });

  it('resumes after the last message before a gap', () => {
    const transcript = new Transcript();

    transcript.addReply(reply(1));
    transcript.addReply(reply(3));

    expect(transcript.lastUnbroken()).toBe(1);
  });
});
