import type { FastifyInstance } from 'fastify';
import { DomainError } from '../../src/shared/errors.ts';

/** JSON in UTF-8 and nothing else. No body at all is left to the schema to judge. */
export function acceptJsonOnly(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = decodeUtf8(body);
    if (text === undefined) return done(new DomainError('invalid', 'broken-json'), undefined);
    if (text.trim() === '') return done(null, undefined);
    void parseJson(request, text, done);
  });
}

function decodeUtf8(body: string | Buffer): string | undefined {
  if (typeof body === 'string') return body;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}
