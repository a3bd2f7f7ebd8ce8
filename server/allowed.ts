import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.JSONSchema;
type Path = readonly PropertyKey[];

/** What may stand in a place of a request: a sentence of `replies/allowed.yaml`, and what fills it. */
export interface Allowed {
  code: string;
  values: Readonly<Record<string, string>>;
}

/** So many whole numbers are named one by one. */
const NAMED_ONE_BY_ONE = 10;
/** What zod writes down for a whole number that may be as large as it likes. */
const UNLIMITED = Number.MAX_SAFE_INTEGER;

/** What a schema lets stand where. */
export interface AllowedBy {
  /** Undefined where that takes more than one sentence. */
  at(path: Path): Allowed | undefined;
  /** The keys that the object at the path may have. */
  keysAt(path: Path): string[];
}

export function readAllowed(schema: z.ZodType): AllowedBy {
  const whole: JsonSchema = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const find = (path: Path) =>
    path.reduce<JsonSchema | undefined>(
      (found, step) => asObject(typeof step === 'number' ? found?.items : propertyOf(found, step)),
      whole,
    );
  return {
    at(path) {
      const found = find(path);
      return found && describe(found);
    },
    keysAt: (path) => Object.keys(find(path)?.properties ?? {}),
  };
}

function propertyOf(schema: JsonSchema | undefined, name: PropertyKey) {
  const { properties = {} } = schema ?? {};
  return Object.hasOwn(properties, name) ? properties[String(name)] : undefined;
}

/** `true` and `false` are schemas as well, and `items` may be a list; the contracts have neither. */
function asObject(schema: JsonSchema['items'] | JsonSchema): JsonSchema | undefined {
  return typeof schema === 'object' && !Array.isArray(schema) ? schema : undefined;
}

function describe(schema: JsonSchema): Allowed | undefined {
  if (schema.enum !== undefined) return oneOf(schema.enum);
  switch (schema.type) {
    case 'boolean':
      return { code: 'yes-or-no', values: {} };
    case 'integer':
      return describeWhole(schema);
    case 'number':
      return describeNumber(schema);
    case 'string':
      return describeText(schema);
    case 'array':
      return describeList(schema);
    case 'object':
      return { code: 'object', values: { values: named(Object.keys(schema.properties ?? {})) } };
    default:
      return undefined;
  }
}

function oneOf(values: readonly unknown[]): Allowed {
  return { code: 'one-of', values: { values: named(values) } };
}

function describeWhole({ minimum: least = 0, maximum: most = UNLIMITED }: JsonSchema): Allowed {
  if (most === UNLIMITED) return { code: 'whole-from', values: { least: String(least) } };
  const count = most - least + 1;
  return count <= NAMED_ONE_BY_ONE
    ? oneOf(Array.from({ length: count }, (_, at) => least + at))
    : { code: 'whole-between', values: { least: String(least), most: String(most) } };
}

function describeNumber({ minimum, exclusiveMinimum, maximum }: JsonSchema): Allowed {
  const [code, least] =
    exclusiveMinimum === undefined
      ? ['number-between', minimum]
      : ['number-above', exclusiveMinimum];
  return least === undefined || maximum === undefined
    ? { code: 'number', values: {} }
    : { code, values: { least: String(least), most: String(maximum) } };
}

function describeText({ format, minLength = 0, maxLength }: JsonSchema): Allowed {
  if (format === 'date') return { code: 'date', values: {} };
  if (format === 'date-time') return { code: 'time', values: {} };
  return maxLength === undefined
    ? { code: 'text', values: {} }
    : { code: 'text-between', values: { least: String(minLength), most: String(maxLength) } };
}

function describeList({ items, minItems = 0, maxItems }: JsonSchema): Allowed {
  const least = String(minItems);
  const choices = asObject(items)?.enum;
  return choices === undefined
    ? { code: 'list-between', values: { least, most: String(maxItems) } }
    : { code: 'list-of', values: { least, values: named(choices) } };
}

function named(values: readonly unknown[]): string {
  return values.map(String).join('、');
}
