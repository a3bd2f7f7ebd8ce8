import pg from 'pg';

/** What both engines are given and give back: PostgreSQL's own text form, or null. */
export type WireValue = string | null;

const OID = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  oid: 26,
  json: 114,
  float4: 700,
  float8: 701,
  timestamptz: 1184,
  numeric: 1700,
  jsonb: 3802,
} as const;

/** More significant digits than this do not survive a JavaScript number. */
const SAFE_DIGITS = 15;

const TEXT_ARRAY = 1009 as number;

type Parser = (text: string) => unknown;

const parseTimestamp = pg.types.getTypeParser(OID.timestamptz, 'text') as (text: string) => Date;

const parseTextArray = pg.types.getTypeParser(TEXT_ARRAY, 'text') as (text: string) => NestedText[];

/** A PostgreSQL array may be nested and may hold nulls. */
type NestedText = WireValue | NestedText[];

const scalarParsers = new Map<number, Parser>([
  [OID.bool, (text) => text === 't'],
  [OID.bytea, (text) => Buffer.from(text.slice(2), 'hex')],
  [OID.int2, Number],
  [OID.int4, Number],
  [OID.oid, Number],
  [OID.int8, parseExactNumber],
  [OID.numeric, parseExactNumber],
  [OID.float4, Number],
  [OID.float8, Number],
  [OID.timestamptz, parseTimestamp],
  [OID.json, JSON.parse],
  [OID.jsonb, JSON.parse],
]);

/** Array type → element type, for the types whose arrays our tables and queries use. */
const ARRAY_ELEMENTS = new Map<number, number>([
  [1000, OID.bool],
  [1005, OID.int2],
  [1007, OID.int4],
  [1016, OID.int8],
  [1021, OID.float4],
  [1022, OID.float8],
  [1231, OID.numeric],
  [1185, OID.timestamptz],
  [199, OID.json],
  [3807, OID.jsonb],
  [1009, 25],
  [1015, 1043],
  [1182, 1082],
  [2951, 2950],
]);

/**
 * How a column's text becomes a value, the same on both engines: `timestamptz` a Date, `date` and
 * `uuid` text, `int8` and `numeric` a number (text where a number would lose digits), `json` parsed.
 */
export function parserOf(typeId: number): Parser {
  const elementId = ARRAY_ELEMENTS.get(typeId);
  if (elementId === undefined) return scalarParsers.get(typeId) ?? asText;
  const parseElement = scalarParsers.get(elementId) ?? asText;
  return (text) => mapNested(parseTextArray(text), parseElement);
}

/**
 * A JavaScript value in PostgreSQL's text form. An array becomes a PostgreSQL array (`any($1)`), an
 * object JSON: pass `JSON.stringify(list)` where a list is meant for a `jsonb` column.
 */
export function toWireValue(value: unknown): WireValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return toArrayLiteral(value);
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}

function toArrayLiteral(values: readonly unknown[]): string {
  return `{${values.map(toArrayElement).join(',')}}`;
}

function toArrayElement(value: unknown): string {
  if (Array.isArray(value)) return toArrayLiteral(value);
  const text = toWireValue(value);
  return text === null ? 'null' : `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

function mapNested(values: readonly NestedText[], parse: Parser): unknown[] {
  return values.map((value) => {
    if (Array.isArray(value)) return mapNested(value, parse);
    return value === null ? null : parse(value);
  });
}

function parseExactNumber(text: string): number | string {
  const value = Number(text);
  if (Number.isSafeInteger(value) && String(value) === text) return value;
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return Number.isFinite(value) && digits.length <= SAFE_DIGITS ? value : text;
}

function asText(text: string): string {
  return text;
}
