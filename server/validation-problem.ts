import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { type AllowedBy, readAllowed } from './allowed.ts';
import type { Refusal, WrongKey } from './refusal.ts';

/** A request, or a frame, and the schema that refuses it. */
interface Refused {
  schema: z.ZodType;
  error: z.ZodError;
}

type Complaint = z.core.$ZodIssue;

/** Every fact may be wrong at once; thousands are a flood. */
const MOST_NAMED = 100;

export class InvalidRequestError extends Error {
  readonly refused: Refused;
  /** The part of the request; Fastify sets it. */
  validationContext: string | undefined;

  constructor(refused: Refused) {
    super('The request is not what its schema allows.');
    this.name = 'InvalidRequestError';
    this.refused = refused;
  }
}

/** Keeps the schema beside what it complains of, so that a refusal can say what it allows. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data) => {
    const { error, data: value } = schema.safeParse(data);
    return error === undefined ? { value } : { error: new InvalidRequestError({ schema, error }) };
  };

/** A wrong path parameter names nothing that exists; anything else is named key by key. */
export function refusalOfRequest({ refused, validationContext }: InvalidRequestError): Refusal {
  return validationContext === 'params'
    ? { status: 404, code: 'not-found', values: {} }
    : refusalOfSchema(refused);
}

/** Names the keys that are wrong, unknown ones first, with what may stand there. */
export function refusalOfSchema({ schema, error }: Refused): Refusal {
  const allowed = readAllowed(schema);
  const complaints = error.issues.slice(0, MOST_NAMED);
  const unknown = complaints.flatMap((complaint) => unknownKeys(complaint, allowed));
  const known = complaints.filter(({ code }) => code !== 'unrecognized_keys');
  if (unknown.length === 0) return refusalOfKnown(known, allowed);
  const others = known.length === 0 ? [] : [refusalOfKnown(known, allowed)];
  return { ...keyed('unknown-key', unknown.slice(0, MOST_NAMED)), others };
}

function refusalOfKnown(complaints: readonly Complaint[], allowed: AllowedBy): Refusal {
  const overlong = complaints
    .filter(isOverlongText)
    .map((complaint) => ({ key: keyOf(complaint) }));
  if (overlong.length > 0) return { ...keyed('text-too-long', overlong), status: 413 };

  const paths = new Map(complaints.map((complaint) => [keyOf(complaint), complaint.path]));
  paths.delete('');
  if (paths.size === 0) return { status: 400, code: 'invalid-body', values: {} };
  return keyed(
    codeOf(complaints),
    [...paths].map(([key, path]) => ({ key, allowed: allowed.at(path) })),
  );
}

function codeOf(complaints: readonly Complaint[]): string {
  if (complaints.some((complaint) => keyOf(complaint) === 'text')) return 'empty-text';
  if (complaints.some(isOfCounterExample)) return 'counter-example-invalid';
  if (complaints.every(isAbsent)) return 'missing-key';
  if (complaints.every(isDate)) return 'invalid-date';
  if (complaints.every(isTime)) return 'invalid-time';
  return 'invalid-request';
}

function keyed(code: string, wrong: WrongKey[]): Refusal {
  return { status: 400, code, values: {}, wrong };
}

/** Those of one object are told together, beside the keys that it may have. */
function unknownKeys(complaint: Complaint, allowedBy: AllowedBy): WrongKey[] {
  if (complaint.code !== 'unrecognized_keys') return [];
  const { path, keys } = complaint;
  const values = allowedBy.keysAt(path).join('、');
  const allowed =
    values === '' ? { code: 'nothing', values: {} } : { code: 'keys', values: { values } };
  return keys.map((key, at) => ({
    key: [...path, key].join('.'),
    ...(at === keys.length - 1 ? { allowed } : {}),
  }));
}

/** Free text has a length; a place name or a list that is too long is simply wrong. */
function isOverlongText(complaint: Complaint): boolean {
  const isFreeText = ['q', 'text', 'comment', 'reason'].includes(keyOf(complaint));
  return isFreeText && complaint.code === 'too_big' && complaint.origin === 'string';
}

/** Its sentence names all three limits, for people who see a form and not its keys. */
function isOfCounterExample(complaint: Complaint): boolean {
  return ['situation', 'expected', 'contact'].includes(keyOf(complaint));
}

function isAbsent({ code, message }: Complaint): boolean {
  return code === 'invalid_type' && message.endsWith('received undefined');
}

/** The contracts refine strings for one purpose only: that the date stands in the calendar. */
function isDate({ code }: Complaint): boolean {
  return code === 'custom';
}

function isTime(complaint: Complaint): boolean {
  return complaint.code === 'invalid_format' && complaint.format === 'datetime';
}

function keyOf({ path }: Complaint): string {
  return path.join('.');
}
