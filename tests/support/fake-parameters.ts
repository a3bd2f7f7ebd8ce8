import type { ParameterDesk } from '../../src/assistant.ts';
import {
  type Parameter,
  type ParameterList,
  ParameterSchema,
  type ParameterStatement,
  ParameterStatementSchema,
  type WithdrawnParameter,
  WithdrawnParameterSchema,
  type WrittenParameter,
} from '../../src/contracts/parameters.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { newId } from '../../src/shared/ids.ts';
import { region } from './fake-replies.ts';

const kinds = [{ key: 'subsistence_standard_urban_rural', name: '低保标准', unit: '元/人·月' }];

/** An invented figure of an invented notice. */
export const writtenParameter: WrittenParameter = {
  key: 'subsistence_standard_urban_rural',
  region: region.path,
  value: 800,
  validFrom: '2026-12-01',
  validUntil: null,
  source: '某民发〔2030〕1号',
  verifiedOn: '2026-11-20',
  checkDueOn: '2027-06-30',
};

/** What the desk knows from the start. */
export const overdue: Parameter = ParameterSchema.parse({
  ...writtenParameter,
  ...kinds[0],
  id: '11111111-1111-4111-8111-111111111111',
  version: 1,
  region: { code: '340321', name: '怀远县', path: '安徽省蚌埠市怀远县' },
  validFrom: '2025-01-01',
  verifiedOn: '2025-01-01',
  checkDueOn: '2026-01-01',
  enteredBy: '值班管理员',
  knownFrom: '2025-01-01T10:00:00+08:00',
  status: 'in_force',
  isOverdue: true,
});

/** The desk in memory; it checks nothing but that a figure is known. */
export function createFakeParameters(): ParameterDesk {
  let known = [overdue];
  const withdrawn: WithdrawnParameter[] = [];
  const keep = (parameter: Parameter) => {
    known = [...known.filter(({ id }) => id !== parameter.id), parameter];
    return parameter;
  };
  const getKnown = (id: string) => {
    const found = known.find((each) => each.id === id);
    if (found === undefined) throw new DomainError('not-found', 'parameter-not-found');
    return found;
  };
  const change = (id: string, said: Partial<Parameter>, username: string) => {
    const found = getKnown(id);
    const version = found.version + 1;
    return keep({ ...found, ...said, version, enteredBy: username, isOverdue: false });
  };
  return {
    listParameters: async (): Promise<ParameterList> => ({ kinds, parameters: known, withdrawn }),
    addParameter: async (statement, username) =>
      keep({ ...overdue, ...shown(statement), id: newId(), isOverdue: false, enteredBy: username }),
    correctParameter: async (id, { version: _, ...statement }, username) =>
      change(id, shown(statement), username),
    endParameter: async (id, { validUntil }, username) => change(id, { validUntil }, username),
    verifyParameter: async (id, { version: _, ...verified }, username) =>
      change(id, verified, username),
    withdrawParameter: async (id, { reason }, username) => {
      const withdrawal = {
        reason,
        withdrawnBy: username,
        withdrawnAt: '2026-11-21T10:00:00+08:00',
      };
      withdrawn.push(WithdrawnParameterSchema.parse({ ...getKnown(id), ...withdrawal }));
      known = known.filter((each) => each.id !== id);
    },
  };
}

export const parseWritten = (body: unknown): ParameterStatement =>
  ParameterStatementSchema.parse(body);

function shown({ region: place, ...rest }: ParameterStatement) {
  return { ...rest, region: { code: '320600', name: place, path: place } };
}
