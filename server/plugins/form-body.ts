import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../../src/shared/errors.ts';

const FORM = 'application/x-www-form-urlencoded';

/** For routes that a page without any script posts to; the first value of a name counts. */
export function acceptForms(app: FastifyInstance): void {
  app.addContentTypeParser(FORM, { parseAs: 'buffer' }, (_request, body, done) => {
    const fields: Record<string, string> = {};
    // A browser sends a line break as two characters and counts it as one.
    for (const [name, value] of new URLSearchParams(String(body)))
      if (!Object.hasOwn(fields, name)) fields[name] = value.replaceAll('\r\n', '\n');
    if (JSON.stringify(fields).includes('\uFFFD'))
      return done(new DomainError('invalid', 'invalid-body'), undefined);
    done(null, fields);
  });
}

/** Whether it came from a page rather than a program. */
export function isForm({ headers }: FastifyRequest): boolean {
  return headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() === FORM;
}
