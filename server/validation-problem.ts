import type { ZodError } from 'zod';
import type { Refusal } from './refusal.ts';

/** One complaint of a schema, from a request's validation or from a frame's. */
interface Complaint {
  path: string[];
  kind: string;
  message: string;
  details: Readonly<Record<string, unknown>>;
}

interface RequestComplaint {
  instancePath: string;
  keyword: string;
  message?: string | undefined;
  params: Record<string, unknown>;
}

/** A wrong path parameter names nothing that exists; anything else is named key by key. */
export function refusalOfValidation(error: {
  validation: readonly RequestComplaint[];
  validationContext?: string | undefined;
}): Refusal {
  if (error.validationContext === 'params') return { status: 404, code: 'not-found', values: {} };
  return refusalOfComplaints(
    error.validation.map(({ instancePath, keyword, message = '', params }) => ({
      path: instancePath.split('/').filter((part) => part !== ''),
      kind: keyword,
      message,
      details: params,
    })),
  );
}

export function refusalOfZodError(error: ZodError): Refusal {
  return refusalOfComplaints(
    error.issues.map(({ path, code, message, ...details }) => ({
      path: path.map(String),
      kind: code,
      message,
      details: { ...details },
    })),
  );
}

function refusalOfComplaints(complaints: readonly Complaint[]): Refusal {
  const unknown = complaints.flatMap(unknownKeys);
  if (unknown.length > 0) return keyed('unknown-key', unknown);

  const overlong = complaints.filter(isOverlongText);
  if (overlong.length > 0) return { ...keyed('text-too-long', overlong.map(pathOf)), status: 413 };

  const keys = [...new Set(complaints.map(pathOf))].filter((key) => key !== '');
  if (keys.length === 0) return { status: 400, code: 'invalid-body', values: {} };
  return keyed(codeOf(complaints), keys);
}

function codeOf(complaints: readonly Complaint[]): string {
  if (complaints.some((complaint) => pathOf(complaint) === 'text')) return 'empty-text';
  if (complaints.some(isOfCounterExample)) return 'counter-example-invalid';
  if (complaints.every(isAbsent)) return 'missing-key';
  if (complaints.every(isDate)) return 'invalid-date';
  if (complaints.every(isTime)) return 'invalid-time';
  return 'invalid-request';
}

function keyed(code: string, keys: string[]): Refusal {
  return { status: 400, code, values: { keys: keys.join('、') }, keys };
}

function unknownKeys({ kind, path, details }: Complaint): string[] {
  const { keys } = details;
  if (kind !== 'unrecognized_keys' || !Array.isArray(keys)) return [];
  return keys.map((key) => [...path, String(key)].join('.'));
}

/** Free text has a length; a place name or a list that is too long is simply wrong. */
function isOverlongText({ kind, path, details }: Complaint): boolean {
  const isFreeText = ['q', 'text', 'comment', 'reason'].includes(path.join('.'));
  return isFreeText && kind === 'too_big' && details['origin'] === 'string';
}

/** Its sentence names all three limits, for people who see a form and not its keys. */
function isOfCounterExample(complaint: Complaint): boolean {
  return ['situation', 'expected', 'contact'].includes(pathOf(complaint));
}

function isAbsent({ kind, message }: Complaint): boolean {
  return kind === 'invalid_type' && message.endsWith('received undefined');
}

/** The contracts refine strings for one purpose only: that the date stands in the calendar. */
function isDate({ kind }: Complaint): boolean {
  return kind === 'custom';
}

function isTime({ kind, details }: Complaint): boolean {
  return kind === 'invalid_format' && details['format'] === 'datetime';
}

function pathOf({ path }: Complaint): string {
  return path.join('.');
}
