import type { Liar, Lie } from './lie.ts';

const TOOLS = [
  'file_ticket',
  'run_shell',
  'send_money',
  'search',
  'answer_policy',
  '__proto__',
  'constructor',
  'answer2',
];

export const FALSE_FORMS: Record<string, Liar> = {
  'arguments that are no JSON': (random) => broken(`{"claims": [${'{'.repeat(random.below(60))}`),
  'arguments of another form': (random) =>
    broken(
      JSON.stringify(
        random.pick<unknown>([
          { claims: random.below(9999) },
          { claims: [{ text: random.below(9999) }] },
          [random.below(9999)],
          { __proto__: { a: random.below(9999) } },
          { text: `${random.below(9999)}` },
        ]),
      ),
    ),
  'a tool that does not exist': (random) => ({
    deed: {
      does: 'loop',
      name: random.pick(TOOLS),
      text: JSON.stringify({ query: `${random.below(9999)}` }),
    },
    poison: [],
  }),
  'an endless look-up': (random) => ({
    deed: {
      does: 'loop',
      name: 'search_policy',
      text: JSON.stringify({ query: `低保${random.below(9999)}` }),
    },
    poison: [],
  }),
  'wrong input for a tool': (random) => ({
    deed: {
      does: 'loop',
      name: random.pick(['search_policy', 'check_eligibility', 'count_working_days']),
      text: JSON.stringify({ workingDays: -random.below(9999), programmes: ['x'], query: '' }),
    },
    poison: [],
  }),
  'plain text': (random) => {
    const poison = `您每月能领${1001 + random.below(8000)}元`;
    return {
      deed: { does: 'message', message: { role: 'assistant', content: poison } },
      poison: [poison],
    };
  },
  'a message of another form': (random) => ({
    deed: {
      does: 'message',
      message: random.pick<unknown>([
        null,
        { role: 'assistant', content: null },
        { role: 'user', content: `${random.below(999)}` },
        { tool_calls: random.below(999) },
        random.below(999),
      ]),
    },
    poison: [],
  }),
  'a body that is no JSON': (random) => ({
    deed: { does: 'body', text: `<html>${random.below(9999)}` },
    poison: ['<html>'],
  }),
  'an answer cut in the middle': (random) => ({
    deed: { does: 'cut', text: `{"choices":[{"message":{"content":"${random.below(9999)}` },
    poison: [],
  }),
  'a failure': (random) => ({
    deed: {
      does: 'status',
      status: random.pick([400, 401, 403, 404, 408, 409, 413, 429, 500, 502, 503, 504]),
    },
    poison: [],
  }),
};

const broken = (text: string): Omit<Lie, 'kind'> => ({
  deed: { does: 'arguments', name: 'answer', text },
  poison: [],
});
