import type { OfficeDesk } from '../../src/assistant.ts';
import {
  type Office,
  OfficeSchema,
  type OfficeStatement,
  OfficeStatementSchema,
  type WrittenOffice,
} from '../../src/contracts/offices.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { newId } from '../../src/shared/ids.ts';
import { region } from './fake-replies.ts';

/** An invented window of an invented street. */
export const writtenOffice: WrittenOffice = {
  region: region.path,
  name: '样例民政窗口',
  address: '样例路0号',
  hours: '样例时段，每天零点到零点',
  phone: '000-0000000',
  validFrom: '2026-11-01',
  validUntil: null,
  source: '样例公告',
  verifiedOn: '2026-11-20',
  checkDueOn: '2027-06-30',
};

const overdue: Office = OfficeSchema.parse({
  ...writtenOffice,
  id: '33333333-3333-4333-8333-333333333333',
  version: 1,
  name: '样例旧窗口',
  region: { code: '340321', name: '怀远县', path: '安徽省蚌埠市怀远县' },
  validFrom: '2025-01-01',
  verifiedOn: '2025-01-01',
  checkDueOn: '2026-01-01',
  enteredBy: '值班管理员',
  knownFrom: '2025-01-01T10:00:00+08:00',
  status: 'in_force',
  isOverdue: true,
});

/** The desk in memory; it checks nothing but that an office is known. */
export function createFakeOffices(): OfficeDesk {
  let known = [overdue];
  const keep = (office: Office) => {
    known = [...known.filter(({ id }) => id !== office.id), office];
    return office;
  };
  const change = (id: string, said: Partial<Office>, username: string) => {
    const found = known.find((each) => each.id === id);
    if (found === undefined) throw new DomainError('not-found', 'office-not-found');
    const version = found.version + 1;
    return keep({ ...found, ...said, version, enteredBy: username, isOverdue: false });
  };
  return {
    listOffices: async () => known,
    addOffice: async (statement, username) =>
      keep({ ...overdue, ...shown(statement), id: newId(), isOverdue: false, enteredBy: username }),
    correctOffice: async (id, { version: _, ...statement }, username) =>
      change(id, shown(statement), username),
    endOffice: async (id, { validUntil }, username) => change(id, { validUntil }, username),
    verifyOffice: async (id, { version: _, ...verified }, username) =>
      change(id, verified, username),
  };
}

export const parseWrittenOffice = (body: unknown): OfficeStatement =>
  OfficeStatementSchema.parse(body);

function shown({ region: place, ...rest }: OfficeStatement) {
  return { ...rest, region: { code: '320600', name: place, path: place } };
}
