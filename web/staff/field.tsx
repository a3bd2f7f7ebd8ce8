import { Input, type InputProps } from 'antd';
import { useId } from 'react';

interface FieldProps extends InputProps {
  label: string;
  /** Takes what room there is. */
  isWide?: boolean;
}

/** A field with its label, which is read aloud with it and can be clicked. */
export function Field({ label, isWide = false, ...input }: FieldProps) {
  const id = useId();
  return (
    <label className={isWide ? 'wide' : undefined} htmlFor={id}>
      {label}
      <Input id={id} {...input} />
    </label>
  );
}
