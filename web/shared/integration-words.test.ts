import { describe, expect, it } from 'vitest';
import { deliveryErrorInWords } from './integration-words.ts';

describe('why an event did not arrive', () => {
  it.each([
    ['status:500', '对方的系统出错（500）'],
    ['status:404', '对方不收（404）'],
    ['status:401', '对方不认我们的签名（401），请核对密钥'],
    ['status:302', '对方要我们换个地址（302），没有照办'],
    ['status:429', '对方嫌太快，请我们等一等（429）'],
    ['timeout', '对方没有按时回应'],
    ['CERT_HAS_EXPIRED', '没有送成（CERT_HAS_EXPIRED）'],
  ])('%s is told in words', (error, words) => {
    expect(deliveryErrorInWords(error)).toBe(words);
  });
});
