/** One expectation of one case: whether it held, and what was found where it did not. */
export interface Mark {
  caseId: string;
  field: string;
  ok: boolean;
  expected?: unknown;
  found?: unknown;
}

export interface SuiteReport {
  suite: string;
  file: string;
  cases: number;
  /** Cases in which every expectation held. */
  passed: number;
  fields: Record<string, { ok: number; of: number }>;
  misses: Mark[];
  ms: number;
}

export function reportOf(
  suite: { suite: string; file: string; cases: number; ms: number },
  marks: readonly Mark[],
): SuiteReport {
  const fields: SuiteReport['fields'] = {};
  for (const { field, ok } of marks) {
    fields[field] ??= { ok: 0, of: 0 };
    const tally = fields[field];
    tally.of += 1;
    if (ok) tally.ok += 1;
  }
  const failed = new Set(marks.filter(({ ok }) => !ok).map(({ caseId }) => caseId.split('#')[0]));
  return {
    ...suite,
    passed: suite.cases - failed.size,
    fields,
    misses: marks.filter(({ ok }) => !ok),
  };
}

export function printReport({ suite, file, cases, passed, fields, misses, ms }: SuiteReport): void {
  console.log(
    `\n${suite} ${file}: ${passed} of ${cases} cases hold in every field (${Math.round(ms)} ms)`,
  );
  for (const [field, { ok, of }] of Object.entries(fields)) {
    console.log(
      `  ${field.padEnd(24)} ${String(ok).padStart(5)} / ${of}  ${((100 * ok) / of).toFixed(1)} %`,
    );
  }
  for (const { caseId, field, expected, found } of misses) {
    console.log(`  ✗ ${caseId} ${field}: expected ${shorten(expected)}, found ${shorten(found)}`);
  }
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
