import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';

/** Encrypts what may identify a person before it is stored. */
export interface Cipher {
  encrypt(text: string): string;
  /** @throws {Error} for another key, another version or a changed text. */
  decrypt(encrypted: string): string;
}

export const CIPHER_KEY_BYTES = 32;

const ALGORITHM = 'aes-256-gcm';
/** Names the algorithm and the layout: nonce, tag, text. It is authenticated with the text. */
const PREFIX = 'v1.';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function createCipher(key: Buffer): Cipher {
  if (key.length !== CIPHER_KEY_BYTES)
    throw new RangeError(`Expected a key of ${CIPHER_KEY_BYTES} bytes, found ${key.length}.`);
  const nextNonce = createNonces();
  return {
    encrypt(text) {
      const nonce = nextNonce();
      const cipher = createCipheriv(ALGORITHM, key, nonce);
      cipher.setAAD(Buffer.from(PREFIX));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return PREFIX + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    decrypt(encrypted) {
      const { nonce, tag, body } = splitEncrypted(encrypted);
      const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(PREFIX));
      decipher.setAuthTag(tag);
      try {
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch (error) {
        throw new Error('The text was encrypted with another key, or it was changed.', {
          cause: error,
        });
      }
    },
  };
}

const NONCES_AT_ONCE = 256;

/** The system is asked for many at once: for each alone that takes as long as to encrypt. None is given twice. */
function createNonces(): () => Buffer {
  let pool = Buffer.alloc(0);
  return () => {
    if (pool.length === 0) pool = randomFillSync(Buffer.alloc(NONCES_AT_ONCE * NONCE_BYTES));
    const nonce = pool.subarray(0, NONCE_BYTES);
    pool = pool.subarray(NONCE_BYTES);
    return nonce;
  };
}

function splitEncrypted(encrypted: string) {
  const bytes = Buffer.from(encrypted.slice(PREFIX.length), 'base64url');
  if (!encrypted.startsWith(PREFIX) || bytes.length < NONCE_BYTES + TAG_BYTES)
    throw new Error(`Expected a text encrypted as "${PREFIX}…", found something else.`);
  return {
    nonce: bytes.subarray(0, NONCE_BYTES),
    tag: bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES),
    body: bytes.subarray(NONCE_BYTES + TAG_BYTES),
  };
}
