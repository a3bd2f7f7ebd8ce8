import { hash, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB and two passes, the least that OWASP's password sheet advises. */
const STRENGTH = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Checked when nobody has the name: an unknown name takes as long as a wrong password. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$1xc5x6di0a34iCY+t9LIug$hop9ifwIhtVUxAxx0pv3BE26BU+fowmFiusOe1r3MG4';

export function hashPassword(password: string): Promise<string> {
  return hash(comparable(password), STRENGTH);
}

/** False for a missing hash too, after as much work. */
export async function matchesPassword(
  password: string,
  passwordHash: string | undefined,
): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODYS_HASH, comparable(password));
  return matches && passwordHash !== undefined;
}

/** An input method may type the same password in full-width letters. */
function comparable(password: string): string {
  return password.normalize('NFKC');
}
