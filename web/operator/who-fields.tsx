import { useId } from 'react';
import type { WrittenShift } from '../../src/contracts/duty.ts';
import { LEVEL_WORDS } from '../shared/duty-words.ts';
import { Field } from '../staff/field.tsx';

type Who = Pick<WrittenShift, 'level' | 'name' | 'region' | 'email' | 'phone'>;
type Read = (name: string) => string;

/** Who is on duty, on which level, for which place, and how they are reached. */
export function WhoFields() {
  return (
    <>
      <LevelField />
      <PersonFields />
      <Field label="地区（管到下级，不填是所有地区）" isWide name="region" maxLength={60} />
    </>
  );
}

/** @param isRequired absent: somebody has to be named. */
export function PersonFields({ isRequired = true }: { isRequired?: boolean }) {
  return (
    <>
      <Field
        label={isRequired ? '姓名' : '谁来代（不填就是没有人）'}
        name="name"
        required={isRequired}
        maxLength={50}
      />
      <Field label="邮箱（可以不填）" name="email" type="email" maxLength={200} />
      <Field label="手机（可以不填）" name="phone" type="tel" maxLength={20} />
    </>
  );
}

export function whoIn(read: Read): Who {
  return {
    ...personIn(read),
    level: read('level') as Who['level'],
    region: read('region') || null,
  };
}

export function personIn(read: Read): Pick<Who, 'name' | 'email' | 'phone'> {
  return { name: read('name'), email: read('email') || null, phone: read('phone') || null };
}

function LevelField() {
  const id = useId();
  return (
    <label htmlFor={id}>
      哪一级
      <select id={id} name="level">
        {Object.entries(LEVEL_WORDS).map(([level, words]) => (
          <option key={level} value={level}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
